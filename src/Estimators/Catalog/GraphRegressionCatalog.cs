using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Equivariant.ML.Networks;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trainers of graph networks that predict quantities, beside ML.NET's own.</summary>
public static class GraphRegressionCatalog
{
    /// <summary>Trains a graph network to predict one or several quantities a graph.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (Single, or a vector of Single of a known size).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="network">The architecture; null for an EGNN that leaves positions as they are.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphRegressionTrainer GraphRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new GraphRegressionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return GraphRegression(catalog, options);
    }

    /// <summary>Trains a graph network to predict one or several quantities a graph.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static GraphRegressionTrainer GraphRegression(this RegressionCatalog.RegressionTrainers catalog, GraphRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new GraphRegressionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to predict one or several quantities a node; a row is a node.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (Single, or a vector of Single of a known size).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="nodeColumnName">The column of the node that a row is about: its index from 0, or a key.</param>
    /// <param name="network">The architecture; null for an EGNN that leaves positions as they are.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeRegressionTrainer NodeRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        string nodeColumnName = "Node",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new NodeRegressionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            NodeColumnName = nodeColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return NodeRegression(catalog, options);
    }

    /// <summary>Trains a graph network to predict one or several quantities a node; a row is a node.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeRegressionTrainer NodeRegression(this RegressionCatalog.RegressionTrainers catalog, NodeRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new NodeRegressionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to predict one or several quantities a pair of nodes; a row is a pair.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (Single, or a vector of Single of a known size).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="sourceColumnName">The column of a pair's first node: its index from 0, or a key.</param>
    /// <param name="targetColumnName">The column of a pair's second node.</param>
    /// <param name="network">The architecture; null for an EGNN that leaves positions as they are.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EdgeRegressionTrainer EdgeRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        string sourceColumnName = "Source",
        string targetColumnName = "Target",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new EdgeRegressionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            SourceColumnName = sourceColumnName,
            TargetColumnName = targetColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return EdgeRegression(catalog, options);
    }

    /// <summary>Trains a graph network to predict one or several quantities a pair of nodes; a row is a pair.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static EdgeRegressionTrainer EdgeRegression(this RegressionCatalog.RegressionTrainers catalog, EdgeRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new EdgeRegressionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }

    /// <summary>Trains a graph network to predict a vector a node; a row is a graph.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="labelColumnName">The column of what is to be predicted (a vector of Single, row-major [nodes×dimension]).</param>
    /// <param name="graphColumnName">The column of graphs.</param>
    /// <param name="network">The architecture; null for an EGNN.</param>
    /// <param name="epochs">How often training goes through all examples.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeVectorRegressionTrainer NodeVectorRegression(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string graphColumnName = "Graph",
        NetworkOptions? network = null,
        int epochs = 100)
    {
        var options = new NodeVectorRegressionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            GraphColumnName = graphColumnName,
            Epochs = epochs,
        };
        options.Network = network ?? options.Network;
        return NodeVectorRegression(catalog, options);
    }

    /// <summary>Trains a graph network to predict a vector a node; a row is a graph.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentException">The network's symmetry does not allow such predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static NodeVectorRegressionTrainer NodeVectorRegression(this RegressionCatalog.RegressionTrainers catalog, NodeVectorRegressionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new NodeVectorRegressionTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }
}
