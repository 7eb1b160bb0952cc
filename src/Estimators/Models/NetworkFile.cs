using System.Buffers.Binary;
using System.Text.Json;
using Equivariant.ML.Data;
using Equivariant.ML.Interop;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// A network in a model file: a part "description" (JSON) and a part "weights" (for each parameter, then for each statistic, its path, its shape and its values,
/// little-endian single precision). Reading builds only what the description's closed tables name, and allocates for weights only once the
/// file has shown that it holds as many. Errors have no inner ones: ML.NET wraps them, and the base exception that users look for is to be clear.
/// </summary>
internal static class NetworkFile
{
    // Class names are in it.
    private const int MostDescription = 1 << 24;

    internal static void Write(GraphNetwork network, ModelWriter file)
    {
        byte[] description = JsonSerializer.SerializeToUtf8Bytes(network.Description, ModelJson.Default.ModelDescription);
        file.Write("description", writer =>
        {
            writer.Write(description.Length);
            writer.Write(description);
        });
        file.Write("weights", writer =>
        {
            SavedTensor[] tensors = [.. network.Parameters.Saved];
            writer.Write(tensors.Length);
            foreach (SavedTensor tensor in tensors)
            {
                WriteTensor(tensor, writer);
            }
        });
    }

    /// <exception cref="FormatException">The parts describe no network that can be built, or hold another's weights.</exception>
    internal static GraphNetwork Read(ModelReader file, Engine engine)
    {
        GraphNetwork network = Build(file.Read("description", ReadDescription), engine);
        file.Read("weights", reader => ReadWeights(reader, network.Parameters));
        TryOut(network);
        return network;
    }

    private static ModelDescription ReadDescription(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        if (length is < 0 or > MostDescription)
        {
            throw new FormatException($"The model's description has {length} bytes; expected at most {MostDescription}.");
        }

        try
        {
            return JsonSerializer.Deserialize(reader.ReadBytes(length), ModelJson.Default.ModelDescription)
                ?? throw new FormatException("The model's description is empty.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new FormatException($"The model's description cannot be read: {error.Message}");
        }
    }

    private static GraphNetwork Build(ModelDescription description, Engine engine)
    {
        try
        {
            description.Check();
            return new GraphNetwork(description, engine, seed: 0);
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new FormatException($"The model's description is of no network that can be built: {error.Message}");
        }
    }

    /// <summary>Predicts for a graph of one node, which shows what no range tells: options of no meaning, weights that give no number.</summary>
    private static void TryOut(GraphNetwork network)
    {
        GraphSchema graphs = network.Description.Graphs;
        var place = new float[graphs.Dimension];
        Graph graph = new GraphBuilder(1)
            .WithNodeFeatures(new float[graphs.NodeFeatures], graphs.NodeFeatures)
            .WithNodeTypes(graphs.NodeTypes.AsSpan(0, Math.Min(1, graphs.NodeTypes.Length)))
            .WithPositions(place, place.Length)
            .WithVelocities(graphs.Velocities ? place : [], graphs.Velocities ? place.Length : 0)
            .Build();
        try
        {
            if (!Array.TrueForAll(new GraphPredictor(network).Predict([new GraphRow(graph)])[0], float.IsFinite))
            {
                throw new FormatException("The model's weights give numbers that are not finite.");
            }
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"The model's network cannot predict: {error.Message}");
        }
    }

    private static void WriteTensor(SavedTensor tensor, BinaryWriter writer)
    {
        writer.Write(tensor.Path);
        writer.Write(tensor.Shape.Rank);
        for (int axis = 0; axis < tensor.Shape.Rank; axis++)
        {
            writer.Write(tensor.Shape[axis]);
        }

        foreach (float value in tensor.Value.ToArray())
        {
            writer.Write(value);
        }
    }

    private static bool ReadWeights(BinaryReader reader, ParameterSet parameters)
    {
        SavedTensor[] tensors = [.. parameters.Saved];
        int count = reader.ReadInt32();
        if (count != tensors.Length)
        {
            throw new FormatException($"The model has {count} parameters; its description needs {tensors.Length}.");
        }

        List<float[]> values;
        try
        {
            values = [.. tensors.Select(tensor => ReadTensor(reader, tensor))];
        }
        catch (EndOfStreamException)
        {
            throw new FormatException("The model's weights end before its last parameter.");
        }

        for (int i = 0; i < values.Count; i++)
        {
            tensors[i].Set(values[i]);
        }

        return true;
    }

    private static float[] ReadTensor(BinaryReader reader, SavedTensor tensor)
    {
        string path = reader.ReadString();
        bool fits = path == tensor.Path && reader.ReadInt32() == tensor.Shape.Rank;
        for (int axis = 0; fits && axis < tensor.Shape.Rank; axis++)
        {
            fits = reader.ReadInt32() == tensor.Shape[axis];
        }

        long bytes = (long)tensor.Shape.Length * sizeof(float);
        if (!fits || bytes > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new FormatException($"The model's weights do not hold parameter {tensor.Path} {tensor.Shape} where it is expected.");
        }

        byte[] raw = reader.ReadBytes((int)bytes);
        var values = new float[tensor.Shape.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(raw.AsSpan(i * sizeof(float)));
            if (!float.IsFinite(values[i]))
            {
                throw new FormatException($"The model's parameter {tensor.Path} holds a number that is not finite.");
            }
        }

        return values;
    }
}
