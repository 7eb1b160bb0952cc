using System.Buffers;

namespace Equivariant.ML.Tensors;

/// <summary>The gradients of an <see cref="EdgeProgram"/>'s operands, those of weights as a sum for each chunk; the items are chunks of nodes.</summary>
internal readonly unsafe struct EdgeBackwardJob<T>(EdgePlan<T>* plan) : IRangeJob
    where T : unmanaged, ILanes<T>
{
    public void Run(int start, int end)
    {
        float[] scratch = ArrayPool<float>.Shared.Rent(plan->TileFloats + Scratch.Slack);
        fixed (float* room = scratch)
        {
            for (int chunk = start; chunk < end; chunk++)
            {
                Clear(plan->Cuts[chunk], plan->Cuts[chunk + 1]);
                float* sums = plan->Sums + ((nint)chunk * plan->SumFloats);
                new Span<float>(sums, plan->SumFloats).Clear();
                Chunk(plan->Pointers[plan->Cuts[chunk]], plan->Pointers[plan->Cuts[chunk + 1]], Scratch.Align(room), sums);
            }
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    private void Chunk(int first, int end, float* room, float* sums)
    {
        for (int edge = first; edge < end; edge += plan->TileEdges)
        {
            var tile = new EdgeTile<T>(plan, room, edge, Math.Min(plan->TileEdges, end - edge));
            tile.Compute(again: true);
            tile.Differentiate(sums);
        }
    }

    // A chunk's own nodes begin with nothing.
    private void Clear(int first, int end)
    {
        for (int i = 0; i < plan->StepCount; i++)
        {
            EdgeStepPlan<T>* step = plan->Steps + i;
            if (step->ToTarget != null)
            {
                new Span<float>(step->ToTarget + ((nint)first * step->Width), (end - first) * step->Width).Clear();
            }

            if (step->ToSource != null && plan->Closed)
            {
                new Span<float>(step->ToSource + ((nint)first * step->Width), (end - first) * step->Width).Clear();
            }
        }
    }
}
