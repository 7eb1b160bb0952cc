using System.Buffers;
using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>An <see cref="EdgeProgram"/>'s result; the items are chunks of nodes.</summary>
internal readonly unsafe struct EdgeForwardJob<T>(EdgePlan<T>* plan) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    public void Run(int start, int end)
    {
        float[] scratch = ArrayPool<float>.Shared.Rent(plan->TileFloats + Scratch.Slack);
        fixed (float* room = scratch)
        {
            for (int chunk = start; chunk < end; chunk++)
            {
                Chunk(plan->Cuts[chunk], plan->Cuts[chunk + 1], Scratch.Align(room));
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    private void Chunk(int first, int end, float* room)
    {
        int width = plan->OutputWidth, last = plan->Pointers[end];
        new Span<float>(plan->Result + ((nint)first * width), (end - first) * width).Clear();
        for (int edge = plan->Pointers[first]; edge < last; edge += plan->TileEdges)
        {
            var tile = new EdgeTile<T>(plan, room, edge, Math.Min(plan->TileEdges, last - edge));
            tile.Compute(again: false);
            tile.Send();
        }

        int column = 0;
        for (int i = 0; i < plan->OutputCount; i++)
        {
            int own = plan->Steps[plan->Outputs[i].Value].Width;
            if (plan->Outputs[i].Mean)
            {
                Average(first, end, column, own);
            }

            column += own;
        }
    }

    [MethodImpl(Jit.Loop)]
    private void Average(int first, int end, int column, int columns)
    {
        for (int node = first; node < end; node++)
        {
            float* row = plan->Result + ((nint)node * plan->OutputWidth) + column;
            T factor = T.Create(1f / Math.Max(plan->Pointers[node + 1] - plan->Pointers[node], 1));
            for (int i = 0; i < columns; i += T.Count)
            {
                int part = Math.Min(T.Count, columns - i);
                (T.LoadPart(row + i, part) * factor).StorePart(row + i, part);
            }
        }
    }
}
