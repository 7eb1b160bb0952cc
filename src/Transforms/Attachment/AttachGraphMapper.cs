using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Gives each row the same graph.</summary>
internal sealed class AttachGraphMapper(Graph graph, DataViewSchema inputSchema, DataViewSchema.DetachedColumn output)
    : ColumnMapper<Graph>(inputSchema, output)
{
    protected override IEnumerable<DataViewSchema.Column> Sources => [];

    protected override ValueGetter<Graph> MakeGetter(DataViewRow input) => (ref Graph value) => value = graph;
}
