using Equivariant.ML.Data;
using Microsoft.ML.Data;

namespace Equivariant.ML.Transforms;

/// <summary>A rule that makes a graph of a graph. If the nodes are numbered in another order, so are those of the new one: tests hold every rule to it.</summary>
internal abstract record RewriteRule : GraphRule<Graph>
{
    public override DataViewType Type => GraphDataViewType.Instance;
}
