using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The trainers of graph networks, beside ML.NET's own.</summary>
public static class GraphTrainersCatalog
{
    /// <summary>Trains a graph network to predict a number a graph.</summary>
    /// <param name="catalog">The regression trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (Single).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="network">The architecture; null for an EGNN that leaves positions as they are.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network cannot predict a number a graph.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphRegressionTrainer GraphRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new GraphRegressionTrainer.Options { LabelColumnName = labelColumnName, GraphColumnName = graphColumnName, Epochs = epochs };
        options.Network = network ?? options.Network;
        return GraphRegression(catalog, options);
    }

    /// <summary>Trains a graph network to predict a number a graph.</summary>
    /// <param name="catalog">The regression trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network cannot predict a number a graph.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphRegressionTrainer GraphRegression(this RegressionCatalog.RegressionTrainers catalog, GraphRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new GraphRegressionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to predict a vector a node.</summary>
    /// <param name="catalog">The regression trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (a vector of Single, row-major [nodes×dimension]).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="network">The architecture; null for an EGNN.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network cannot predict a vector a node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeVectorRegressionTrainer NodeVectorRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new NodeVectorRegressionTrainer.Options { LabelColumnName = labelColumnName, GraphColumnName = graphColumnName, Epochs = epochs };
        options.Network = network ?? options.Network;
        return NodeVectorRegression(catalog, options);
    }

    /// <summary>Trains a graph network to predict a vector a node.</summary>
    /// <param name="catalog">The regression trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network cannot predict a vector a node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeVectorRegressionTrainer NodeVectorRegression(
        this RegressionCatalog.RegressionTrainers catalog, NodeVectorRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new NodeVectorRegressionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }
}
