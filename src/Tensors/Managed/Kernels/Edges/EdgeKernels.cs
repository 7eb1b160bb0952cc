using System.Buffers;

namespace Equivariant.ML.Tensors;

/// <summary>Runs an <see cref="EdgeProgram"/> a few edges at a time, chunks of nodes shared among threads.</summary>
internal static unsafe class EdgeKernels<T>
    where T : unmanaged, ILanes<T>
{
    // Sums over chunks are shared out by so many numbers.
    private const int SumGrain = 4096;

    /// <summary>The program's result.</summary>
    public static void Run(Workers workers, in EdgeCall call, float* result)
    {
        EdgeStepPlan<T>* steps = stackalloc EdgeStepPlan<T>[call.Program.Steps.Length];
        float[] scratch = ArrayPool<float>.Shared.Rent(EdgePlanner<T>.RoomForWeights(call, backward: false) + Scratch.Slack);
        fixed (float* room = scratch)
        fixed (int* targets = call.Edges.Targets.Index, sources = call.Edges.Sources.Index)
        fixed (int* pointers = call.Edges.Targets.Pointers, cuts = call.Edges.Cuts)
        fixed (EdgeOutput* outputs = call.Program.Outputs)
        {
            EdgePlan<T> plan = new(call, outputs, targets, sources, pointers, cuts, result);
            new EdgePlanner<T>(call, default, steps).Plan(ref plan, room);
            workers.ForEach(plan.ChunkCount, new EdgeForwardJob<T>(&plan));
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    /// <summary>The gradients of the operands, from that of the result, g.</summary>
    public static void RunBackward(Workers workers, in EdgeCall call, float* g, ReadOnlySpan<TensorNode?> gradients)
    {
        EdgeStepPlan<T>* steps = stackalloc EdgeStepPlan<T>[call.Program.Steps.Length];
        float[] scratch = ArrayPool<float>.Shared.Rent(EdgePlanner<T>.RoomForWeights(call, backward: true) + Scratch.Slack);
        fixed (float* room = scratch)
        fixed (int* targets = call.Edges.Targets.Index, sources = call.Edges.Sources.Index)
        fixed (int* pointers = call.Edges.Targets.Pointers, cuts = call.Edges.Cuts)
        fixed (EdgeOutput* outputs = call.Program.Outputs)
        {
            EdgePlan<T> plan = new(call, outputs, targets, sources, pointers, cuts, g);
            new EdgePlanner<T>(call, gradients, steps).Plan(ref plan, room);
            RunBackward(workers, call, plan, gradients);
        }

        ArrayPool<float>.Shared.Return(scratch);
    }

    private static void RunBackward(Workers workers, in EdgeCall call, EdgePlan<T> plan, ReadOnlySpan<TensorNode?> gradients)
    {
        int chunks = plan.ChunkCount;
        float[] sums = ArrayPool<float>.Shared.Rent(checked((plan.SumFloats * (chunks + 1)) + Scratch.Slack));
        fixed (float* first = sums)
        {
            plan.Sums = Scratch.Align(first);
            workers.ForEach(chunks, new EdgeBackwardJob<T>(&plan));
            float* total = plan.Sums + ((nint)chunks * plan.SumFloats);
            workers.For(plan.SumFloats, SumGrain, new ColumnSumJob<T>(plan.Sums, chunks, plan.SumFloats, total));
            Deliver(call, plan, total, gradients);
        }

        ArrayPool<float>.Shared.Return(sums);
    }

    // Weights' sums go to their places.
    private static void Deliver(in EdgeCall call, in EdgePlan<T> plan, float* total, ReadOnlySpan<TensorNode?> gradients)
    {
        ReadOnlySpan<EdgeStep> program = call.Program.Steps;
        for (int i = 0; i < program.Length; i++)
        {
            Deliver(program[i].First, plan.Steps[i].ToWeight, total, gradients);
            Deliver(program[i].Second, plan.Steps[i].ToBias, total, gradients);
        }
    }

    private static void Deliver(int input, int from, float* total, ReadOnlySpan<TensorNode?> gradients)
    {
        if (from >= 0)
        {
            TensorNode gradient = gradients[input]!;
            new ReadOnlySpan<float>(total + from, gradient.Shape.Length).CopyTo(((ManagedStorage)gradient.Storage!).Span);
        }
    }
}
