using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A rule that makes another graph of a graph.</summary>
internal abstract record GraphRewriteRule : GraphRule<Graph>
{
    public override DataViewType Type => GraphDataViewType.Instance;

    /// <summary>What the order of the nodes does.</summary>
    public virtual NodeOrder Order => NodeOrder.Follows;
}
