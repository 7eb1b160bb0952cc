using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A rule that makes a vector of a graph: as long as the graph asks for, unless it says otherwise.</summary>
internal abstract record VectorRule : GraphRule<VBuffer<float>>
{
    public override DataViewType Type => new VectorDataViewType(NumberDataViewType.Single);

    /// <summary>What the numbers stand for.</summary>
    public abstract VectorLayout Layout { get; }

    public override void Give(VBuffer<float> made, ref VBuffer<float> value) => made.CopyTo(ref value);
}
