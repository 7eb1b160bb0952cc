using Equivariant.ML.Data;
using Microsoft.ML;

namespace Equivariant.ML.Transforms;

/// <summary>Makes a graph of the vectors in each row.</summary>
internal sealed class AssembleGraphMapper(AssemblyPlan plan, DataViewSchema inputSchema) : ColumnMapper<Graph>(inputSchema, plan.Added)
{
    private readonly DataViewSchema.Column[] sources = [.. plan.Inputs.Select(input => input.Find(inputSchema))];

    protected override IEnumerable<DataViewSchema.Column> Sources => sources;

    protected override ValueGetter<Graph> MakeGetter(DataViewRow input)
    {
        var assembler = new GraphAssembler(plan, input);
        return (ref Graph value) => value = assembler.Assemble();
    }
}
