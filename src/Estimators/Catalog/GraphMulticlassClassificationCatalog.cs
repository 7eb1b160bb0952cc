using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trainers of graph networks that tell several classes apart, beside ML.NET's own.</summary>
public static class GraphMulticlassClassificationCatalog
{
    /// <summary>Trains a graph network to tell several kinds of graphs apart.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (a key, from MapValueToKey).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="network">The architecture; null for an EGNN that leaves positions as they are.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphClassificationTrainer GraphClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new GraphClassificationTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return GraphClassification(catalog, options);
    }

    /// <summary>Trains a graph network to tell several kinds of graphs apart.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphClassificationTrainer GraphClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, GraphClassificationTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new GraphClassificationTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to tell several kinds of nodes apart; a row is a node.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (a key, from MapValueToKey).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="nodeColumnName">The column of the node that a row is about: its index from 0, or a key.</param>
    /// <param name="network">The architecture; null for a GNN.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeClassificationTrainer NodeClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        string nodeColumnName = "Node",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new NodeClassificationTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            NodeColumnName = nodeColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return NodeClassification(catalog, options);
    }

    /// <summary>Trains a graph network to tell several kinds of nodes apart; a row is a node.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeClassificationTrainer NodeClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, NodeClassificationTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new NodeClassificationTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to tell several kinds of pairs of nodes apart; a row is a pair.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (a key, from MapValueToKey).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="sourceColumnName">The column of a pair's first node: its index from 0, or a key.</param>
    /// <param name="targetColumnName">The column of a pair's second node.</param>
    /// <param name="network">The architecture; null for a GNN.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EdgeClassificationTrainer EdgeClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        string sourceColumnName = "Source",
        string targetColumnName = "Target",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new EdgeClassificationTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            SourceColumnName = sourceColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return EdgeClassification(catalog, options);
    }

    /// <summary>Trains a graph network to tell several kinds of pairs of nodes apart; a row is a pair.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EdgeClassificationTrainer EdgeClassification(this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, EdgeClassificationTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new EdgeClassificationTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }
}
