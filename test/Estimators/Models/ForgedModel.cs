using System.Text;
using System.Text.Json;
using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>Writes model files of our format, checksums and all, with any content.</summary>
/// <typeparam name="TModel">What the file says that it holds.</typeparam>
internal sealed class ForgedModel<TModel>(Action<ModelWriter> write) : ITransformer
    where TModel : ISavedModel
{
    public bool IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

    public IDataView Transform(IDataView input) => input;

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelFile.Save<TModel>(ctx, write);
}

/// <summary>A network's parts as they are saved, to be changed.</summary>
internal sealed class ForgedParts
{
    public ForgedParts()
    {
        var description = new ModelDescription
        {
            Network = new GnnOptions { Layers = 1, Width = 4 },
            Output = new GraphNumbers { Readout = Readout.Sum },
            Graphs = new GraphSchema { NodeFeatures = 1, NodeTypes = [1, 6] },
            Scores = new NumberScores { Scales = [new TargetScale()] },
        };
        var network = new GraphNetwork(description, new ManagedEngine(1), seed: 1);
        Description = JsonSerializer.Serialize(description, ModelJson.Default.ModelDescription);
        Parameters = [.. network.Parameters.All.Select(parameter => (parameter.Path, parameter.Shape, parameter.Value.ToArray()))];
        Count = Parameters.Count;
    }

    public string Description { get; set; }

    /// <summary>How many bytes the description is said to have.</summary>
    public int? DescriptionLength { get; set; }

    public List<(string Path, Shape Shape, float[] Values)> Parameters { get; }

    /// <summary>How many parameters there are said to be.</summary>
    public int Count { get; set; }

    public byte[] Tail { get; set; } = [];

    public byte[] ToFile<TModel>()
        where TModel : ISavedModel => SavedModels.Save(new ForgedModel<TModel>(file =>
        {
            file.Write("columns", writer =>
            {
                writer.Write(1);
                writer.Write("Graph");
            });
            file.Write("description", writer =>
            {
                byte[] json = Encoding.UTF8.GetBytes(Description);
                writer.Write(DescriptionLength ?? json.Length);
                writer.Write(json);
            });
            file.Write("weights", WriteWeights);
            file.Write("messages", writer => writer.Write(false));
        }));

    private void WriteWeights(BinaryWriter writer)
    {
        writer.Write(Count);
        foreach ((string path, Shape shape, float[] values) in Parameters)
        {
            writer.Write(path);
            writer.Write(shape.Rank);
            for (int axis = 0; axis < shape.Rank; axis++)
            {
                writer.Write(shape[axis]);
            }

            foreach (float value in values)
            {
                writer.Write(value);
            }
        }

        writer.Write(Tail);
    }
}
