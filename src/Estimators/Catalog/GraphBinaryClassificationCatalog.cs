using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trainers of graph networks that tell two classes apart, beside ML.NET's own.</summary>
public static class GraphBinaryClassificationCatalog
{
    /// <summary>Trains a graph network to tell two kinds of graphs apart.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (Boolean).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="network">The architecture; null for an EGNN that leaves positions as they are.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphBinaryClassificationTrainer GraphBinaryClassification(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new GraphBinaryClassificationTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return GraphBinaryClassification(catalog, options);
    }

    /// <summary>Trains a graph network to tell two kinds of graphs apart.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphBinaryClassificationTrainer GraphBinaryClassification(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, GraphBinaryClassificationTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new GraphBinaryClassificationTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to predict whether two nodes belong together; a row is a pair.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (Boolean).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="sourceColumnName">The column of a pair's first node: its index from 0, or a key.</param>
    /// <param name="targetColumnName">The column of a pair's second node.</param>
    /// <param name="network">The architecture; null for a GNN.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LinkPredictionTrainer LinkPrediction(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        string sourceColumnName = "Source",
        string targetColumnName = "Target",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new LinkPredictionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            SourceColumnName = sourceColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return LinkPrediction(catalog, options);
    }

    /// <summary>Trains a graph network to predict whether two nodes belong together; a row is a pair.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LinkPredictionTrainer LinkPrediction(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, LinkPredictionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new LinkPredictionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to embed nodes so that a graph's edges can be told from the embeddings; a row is a graph, and needs no label.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="embeddingWidth">The width of embeddings.</param>
    /// <param name="network">The architecture; null for an EGNN that is weakly pulled to the origin.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network gives nothing to embed nodes by.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphAutoencoderTrainer GraphAutoencoder(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string graphColumnName = "Graph",
        int embeddingWidth = 8,
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new GraphAutoencoderTrainer.Options { GraphColumnName = graphColumnName, EmbeddingWidth = embeddingWidth, Epochs = epochs };
        options.Network = network ?? options.Network;
        return GraphAutoencoder(catalog, options);
    }

    /// <summary>Trains a graph network to embed nodes so that a graph's edges can be told from the embeddings; a row is a graph, and needs no label.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network gives nothing to embed nodes by.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphAutoencoderTrainer GraphAutoencoder(this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, GraphAutoencoderTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new GraphAutoencoderTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }
}
