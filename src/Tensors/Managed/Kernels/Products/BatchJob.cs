using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>y = a·b for pair after pair of matrices; the items are pairs.</summary>
internal readonly unsafe struct BatchJob<T>(Operand a, Operand b, float* y, int m, int k, int n) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    [MethodImpl(Jit.Loop)]
    public void Run(int start, int end)
    {
        for (nint pair = start; pair < end; pair++)
        {
            var left = new Operand(a.Data + (pair * m * k), a.Row, a.Column);
            var right = new Operand(b.Data + (pair * k * n), b.Row, b.Column);
            Product<T>.Run(Workers.None, left, right, null, y + (pair * m * n), m, k, n);
        }
    }
}
