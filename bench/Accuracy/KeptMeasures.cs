using System.Text.Json;

namespace Equivariant.ML.Bench.Accuracy;

/// <summary>What runs came to, kept in a folder, so that long ones can be made one at a time and their means taken afterwards.</summary>
internal static class KeptMeasures
{
    /// <summary>What a run comes to, or came to when it was made before.</summary>
    internal static IReadOnlyList<Measure> Of(ProtocolRun run, Protocol protocol)
    {
        if (run.Options.Keep is not { } folder)
        {
            return protocol.Run(run);
        }

        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, run.Name + ".json");
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<Measure[]>(File.ReadAllText(path)) ?? throw new InvalidDataException($"'{path}' holds no measures; delete it to run anew.");
        }

        IReadOnlyList<Measure> measures = protocol.Run(run);
        File.WriteAllText(path, JsonSerializer.Serialize(measures));
        return measures;
    }
}
