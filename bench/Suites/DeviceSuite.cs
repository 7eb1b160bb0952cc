using System.Globalization;
using Equivariant.ML.Bench.Peers;
using Equivariant.ML.Bench.Timing;
using Equivariant.ML.Bench.Work;
using Equivariant.ML.Estimators;
using Equivariant.ML.Tensors;
using Microsoft.ML;

namespace Equivariant.ML.Bench;

/// <summary>Steps of training on the engine of another package, beside PyTorch on the same device.</summary>
internal static class DeviceSuite
{
    internal static void Run(BenchOptions options)
    {
        EngineProviderAttribute provider = EngineProviderAttribute.Find()
            ?? throw new InvalidOperationException("This build has no engine but the managed one; expected one with an engine package.");
        Engine engine = provider.Create(options.Gpu);
        var ml = new MLContext(options.Seed);
        Compare(options, engine, "device.step", Jobs.Particles(), ml.Data.LoadFromEnumerable(ParticleRow.Some(100, options)), "nbody.py", "step");
        Compare(options, engine, "device.qm9", Jobs.Molecules(width: 128, layers: 7), ml.Data.LoadFromEnumerable(MoleculeRow.Some(96, options.Seed)), "qm9.py", "train");
    }

    private static void Compare(BenchOptions options, Engine engine, string name, GraphTrainerOptions job, IDataView rows, string script, string work)
    {
        string device = options.Gpu is { } gpu ? string.Create(CultureInfo.InvariantCulture, $"cuda:{gpu}") : "cpu";
        using Peer? peer = options.WithPeer ? new Peer(script, options.Threads == 0 ? Environment.ProcessorCount : options.Threads, "--device", device) : null;
        Side ours = Sides.Of(new TrainingStep(job, rows, engine).RunAndWait);
        double[] medians = Contest.Medians(options, peer is null ? [ours] : [ours, peer.Side(work)]);
        options.Figures.Write(name, 1e3 * medians[0], "ms", medians.Length > 1 ? 1e3 * medians[1] : null);
    }
}
