namespace Equivariant.ML.Tensors;

/// <summary>An <see cref="EdgeProgram"/> with the addresses that it works on, as threads share it.</summary>
internal unsafe struct EdgePlan<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>The steps.</summary>
    public EdgeStepPlan<T>* Steps;
    public int StepCount;

    /// <summary>How many edges are computed at a time, and the floats that it takes.</summary>
    public int TileEdges, TileFloats;

    /// <summary>Each chunk's sums of the gradients of weights and biases.</summary>
    public float* Sums;
    public int SumFloats;

    /// <summary>The result's parts.</summary>
    public readonly EdgeOutput* Outputs;
    public readonly int OutputCount, OutputWidth;

    /// <summary>Each edge's target and source, and where each target's edges begin.</summary>
    public readonly int* Targets, Sources, Pointers;

    /// <summary>How many edges and nodes there are.</summary>
    public readonly int EdgeCount, NodeCount;

    /// <summary>The first node of each chunk, and at the end the number of nodes.</summary>
    public readonly int* Cuts;
    public readonly int ChunkCount;

    /// <summary>Whether chunks add up gradients at sources themselves.</summary>
    public readonly bool Closed;

    /// <summary>The result, or its gradient.</summary>
    public readonly float* Result;

    public EdgePlan(in EdgeCall call, EdgeOutput* outputs, int* targets, int* sources, int* pointers, int* cuts, float* result)
    {
        Outputs = outputs;
        OutputCount = call.Program.Outputs.Length;
        OutputWidth = call.Program.OutputWidth(call.Widths);
        Targets = targets;
        Sources = sources;
        Pointers = pointers;
        Cuts = cuts;
        EdgeCount = call.Edges.EdgeCount;
        NodeCount = call.Edges.NodeCount;
        ChunkCount = call.Edges.Cuts.Length - 1;
        Closed = call.Edges.Closed;
        Result = result;
    }
}
