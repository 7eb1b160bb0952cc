using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>What a network is told of a graph and of a row, as tensors that gradients are taken with respect to.</summary>
internal sealed class DifferentiatedInputs
{
    private readonly Dictionary<Tensor, double[]> gradients = [];
    private readonly Scope scope;

    internal DifferentiatedInputs(in GraphState state, Tensor? own, Scope scope)
    {
        this.scope = scope;
        State = state with
        {
            Nodes = Leaf(state.Nodes),
            SparseNodes = state.SparseNodes is { } sparse ? new SparseFeatures(sparse.Rows, sparse.Columns, Leaf(sparse.Values)!.Value) : null,
            Edges = Leaf(state.Edges),
            Positions = Leaf(state.Positions),
            Velocities = Leaf(state.Velocities),
        };
        Own = Leaf(own);
    }

    /// <summary>What is told of the graph.</summary>
    internal GraphState State { get; }

    /// <summary>What else is told of the row, [1×width]; null for nothing.</summary>
    internal Tensor? Own { get; }

    /// <summary>Takes the gradient of a number, a tensor of one element.</summary>
    internal void Differentiate(Tensor number)
    {
        Tensor[] leaves = [.. gradients.Keys];
        foreach ((Tensor leaf, Tensor gradient) in leaves.Zip(scope.Gradients(number, leaves)))
        {
            gradients[leaf] = gradient.ToDoubleArray();
        }
    }

    /// <summary>The gradient with respect to an input; empty where there is none.</summary>
    internal double[] Gradient(Tensor? leaf) => leaf is { } given ? gradients[given] : [];

    /// <summary>An input times its gradient; empty where there is none.</summary>
    internal double[] Product(Tensor? leaf) => leaf is { } given ? [.. given.ToDoubleArray().Zip(gradients[given], (x, g) => x * g)] : [];

    /// <summary>The nodes' inputs times their gradients, [nodes×width], zeros that were left out among them.</summary>
    internal double[] NodeProduct(int nodes, int width)
    {
        if (State.SparseNodes is not { } sparse)
        {
            return Product(State.Nodes);
        }

        var dense = new double[nodes * width];
        double[] entries = Product(sparse.Values);
        for (int entry = 0; entry < entries.Length; entry++)
        {
            dense[(sparse.Rows.Index[entry] * width) + sparse.Columns.Index[entry]] = entries[entry];
        }

        return dense;
    }

    private Tensor? Leaf(Tensor? part)
    {
        if (part is not { } given)
        {
            return null;
        }

        Tensor leaf = scope.Variable(given);
        gradients.Add(leaf, []);
        return leaf;
    }
}
