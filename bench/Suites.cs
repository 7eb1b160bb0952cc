namespace Equivariant.ML.Bench;

/// <summary>Whether a suite reads --data.</summary>
internal enum DataUse
{
    /// <summary>It has no such option.</summary>
    None,

    /// <summary>Without it, it makes its own.</summary>
    Optional,

    /// <summary>It cannot do without.</summary>
    Required,
}

/// <summary>A job that prints figures.</summary>
internal sealed record Suite(string Name, DataUse Data, string Description, Action<BenchOptions> Run);

/// <summary>The suites, by name.</summary>
internal static class Suites
{
    internal static IReadOnlyList<Suite> All { get; } =
    [
        new("nbody", DataUse.Required, "five charged particles: accuracy and epoch time (--data: folder of .npy files)", NBodySuite.Run),
        new("qm7", DataUse.Required, "heats of formation of small molecules: accuracy and training time (--data: qm7_all.xyz, split.txt beside it)", Qm7Suite.Run),
        new("serving", DataUse.Required, "32 threads scoring molecules through a pool: answers, memory, rate (--data: qm7_all.xyz)", ServingSuite.Run),
        new("accuracy", DataUse.Optional, "published experiments by their protocols, means of several seeds (--only, --seeds, --keep)", AccuracySuite.Run),
        new("step", DataUse.Optional, "a training step on 100 systems of five particles (--data: folder of .npy files, or drawn)", StepSuite.Run),
        new("latency", DataUse.Optional, "one graph through PredictionEngine and the model's own Predict (--data: folder of .npy files, or drawn)", LatencySuite.Run),
        new("qm9", DataUse.None, "a training step at QM9's size: 7 layers of width 128, 96 molecules of 18 atoms", Qm9Suite.Run),
        new("device", DataUse.None, "the steps of `step` and `qm9` on the engine of another package (--gpu)", DeviceSuite.Run),
        new("batch", DataUse.None, "96 molecules of 18 atoms become one batch", BatchSuite.Run),
        new("scaling", DataUse.None, "time and memory an edge, of one EGNN layer, from 1e3 to 1e6 edges", ScalingSuite.Run),
        new("spectral", DataUse.None, "matrices of large graphs: the Laplacian", SpectralSuite.Run),
        new("kernels", DataUse.None, "single kernels beside the peak of a core", KernelsSuite.Run),
        new("gcn", DataUse.Required, "a training epoch of the graph convolutional network on Cora (--data: folder of ind.cora.*)", GcnSuite.Run),
    ];
}
