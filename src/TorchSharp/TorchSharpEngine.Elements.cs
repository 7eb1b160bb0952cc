using Equivariant.ML.Tensors;
using TorchSharp;
using TorchTensor = TorchSharp.torch.Tensor;

namespace Equivariant.ML.TorchSharp;

/// <summary>The kernels that go number by number, folds along an axis, and products of matrices.</summary>
public sealed partial class TorchSharpEngine
{
    /// <inheritdoc/>
    public override void Map(Unary f, double a, double b, Storage x, Storage y, int length)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Of(y).Put(TorchFunctions.Value(f, a, b, Of(x).First(length)));
    }

    /// <inheritdoc/>
    public override void MapGradient(Unary f, double a, double b, Storage x, Storage y, Storage g, Storage dx, int length)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Of(dx).Put(TorchFunctions.Gradient(f, a, b, Of(x).First(length), Of(y).First(length), Of(g).First(length)));
    }

    /// <inheritdoc/>
    public override void Zip(Binary f, Storage a, in Axes aStrides, Storage b, in Axes bStrides, Storage y, in Axes sizes)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor left = Strided(Of(a).Held(), 0, aStrides, sizes), right = Strided(Of(b).Held(), 0, bStrides, sizes);
        Of(y).Put(TorchFunctions.Value(f, left, right));
    }

    /// <inheritdoc/>
    public override void Reduce(Reduction f, Storage x, Storage y, int outer, int length, int inner)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor numbers = Of(x).First(outer * length * inner).view(outer, length, inner);
        Of(y).Put(f == Reduction.Max && length > 0 ? numbers.amax(1) : numbers.sum(1));
    }

    /// <inheritdoc/>
    public override void MatMul(Storage a, bool transposeA, Storage b, bool transposeB, Storage y, int batch, int m, int k, int n)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor left = Matrices(a, transposeA, batch, m, k), right = Matrices(b, transposeB, batch, k, n);
        Of(y).Put(Product(left, right));
    }

    /// <inheritdoc/>
    public override void Linear(Storage x, Storage w, Storage? bias, Storage y, int m, int k, int n)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        TorchTensor rows = Matrices(x, false, 1, m, k), weight = Matrices(w, false, 1, k, n);
        if (bias is null)
        {
            Of(y).Put(Product(rows, weight));
        }
        else if (BFloat16)
        {
            Of(y).Put(Product(rows, weight).add_(Of(bias).First(n)));
        }
        else
        {
            Of(y).Put(Of(bias).First(n).addmm(rows, weight));
        }
    }

    /// <inheritdoc/>
    public override void Dropout(Storage x, in DropoutMask mask, Storage y, int length)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Scalar scale = mask.Scale, zero = 0;
        Of(y).Put(Of(x).First(length).mul(scale).masked_fill_(TorchFunctions.Keeps(mask, length, device).logical_not_(), zero));
    }

    // A matrix, or several in a tensor of three axes.
    private static TorchTensor Matrices(Storage storage, bool transposed, int batch, int rows, int columns)
    {
        TorchTensor numbers = Of(storage).First(batch * rows * columns);
        (int first, int second) = transposed ? (columns, rows) : (rows, columns);
        TorchTensor stored = batch == 1 ? numbers.view(first, second) : numbers.view(batch, first, second);
        return transposed ? stored.transpose(-2, -1) : stored;
    }

    // mm and bmm throw where shapes do not fit; matmul ends the process.
    private TorchTensor Product(TorchTensor left, TorchTensor right)
    {
        if (BFloat16)
        {
            return Times(left.to_type(torch.ScalarType.BFloat16), right.to_type(torch.ScalarType.BFloat16)).to_type(type);
        }

        return Times(left, right);
    }

    private static TorchTensor Times(TorchTensor left, TorchTensor right) => left.ndim == 2 ? left.mm(right) : left.bmm(right);
}
