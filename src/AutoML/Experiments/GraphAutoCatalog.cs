using Equivariant.ML.AutoML;
using Equivariant.ML.Estimators;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;

namespace Microsoft.ML;

/// <summary>Trainers of graph networks that AutoML can sweep: <c>ml.Auto().GraphRegression(…)</c>. They join pipelines by Append, as AutoML's own do.</summary>
public static class GraphAutoCatalog
{
    /// <summary>Sweeps over graph networks that predict one or several quantities a graph.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="GraphRegressionSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator GraphRegression(
        this AutoCatalog catalog, GraphRegressionTrainer.Options? options = null, SearchSpace<GraphRegressionSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<GraphRegressionSweepOptions, GraphRegressionTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.Regression.Trainers.GraphRegression(given));

    /// <summary>Sweeps over graph networks that predict one or several quantities a node; a row is a node.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="NodeRegressionSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator NodeRegression(
        this AutoCatalog catalog, NodeRegressionTrainer.Options? options = null, SearchSpace<NodeRegressionSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<NodeRegressionSweepOptions, NodeRegressionTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.Regression.Trainers.NodeRegression(given));

    /// <summary>Sweeps over graph networks that predict one or several quantities a pair of nodes; a row is a pair.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="EdgeRegressionSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator EdgeRegression(
        this AutoCatalog catalog, EdgeRegressionTrainer.Options? options = null, SearchSpace<EdgeRegressionSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<EdgeRegressionSweepOptions, EdgeRegressionTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.Regression.Trainers.EdgeRegression(given));

    /// <summary>Sweeps over graph networks that predict a vector a node, such as forces; judge it by <see cref="VectorRegressionMetricManager"/>.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="NodeVectorRegressionSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator NodeVectorRegression(
        this AutoCatalog catalog, NodeVectorRegressionTrainer.Options? options = null, SearchSpace<NodeVectorRegressionSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<NodeVectorRegressionSweepOptions, NodeVectorRegressionTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.Regression.Trainers.NodeVectorRegression(given));

    /// <summary>Sweeps over graph networks that tell two kinds of graphs apart.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="GraphBinaryClassificationSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator GraphBinaryClassification(
        this AutoCatalog catalog, GraphBinaryClassificationTrainer.Options? options = null, SearchSpace<GraphBinaryClassificationSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<GraphBinaryClassificationSweepOptions, GraphBinaryClassificationTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.BinaryClassification.Trainers.GraphBinaryClassification(given));

    /// <summary>Sweeps over graph networks that predict whether two nodes belong together; a row is a pair.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="LinkPredictionSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator LinkPrediction(
        this AutoCatalog catalog, LinkPredictionTrainer.Options? options = null, SearchSpace<LinkPredictionSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<LinkPredictionSweepOptions, LinkPredictionTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.BinaryClassification.Trainers.LinkPrediction(given));

    /// <summary>Sweeps over graph networks that embed nodes so that a graph's edges can be told from the embeddings.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="GraphAutoencoderSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator GraphAutoencoder(
        this AutoCatalog catalog, GraphAutoencoderTrainer.Options? options = null, SearchSpace<GraphAutoencoderSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<GraphAutoencoderSweepOptions, GraphAutoencoderTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.BinaryClassification.Trainers.GraphAutoencoder(given));

    /// <summary>Sweeps over graph networks that tell several kinds of graphs apart.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="GraphClassificationSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator GraphClassification(
        this AutoCatalog catalog, GraphClassificationTrainer.Options? options = null, SearchSpace<GraphClassificationSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<GraphClassificationSweepOptions, GraphClassificationTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.MulticlassClassification.Trainers.GraphClassification(given));

    /// <summary>Sweeps over graph networks that tell several kinds of nodes apart; a row is a node.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="NodeClassificationSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator NodeClassification(
        this AutoCatalog catalog, NodeClassificationTrainer.Options? options = null, SearchSpace<NodeClassificationSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<NodeClassificationSweepOptions, NodeClassificationTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.MulticlassClassification.Trainers.NodeClassification(given));

    /// <summary>Sweeps over graph networks that tell several kinds of pairs of nodes apart; a row is a pair.</summary>
    /// <param name="catalog">AutoML's catalog.</param>
    /// <param name="options">What stays the same in all trials: columns, seed and whatever the search space does not name. It is copied. Null for the defaults.</param>
    /// <param name="searchSpace">What is varied, and how far; null for the ranges of <see cref="EdgeClassificationSweepOptions"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SweepableEstimator EdgeClassification(
        this AutoCatalog catalog, EdgeClassificationTrainer.Options? options = null, SearchSpace<EdgeClassificationSweepOptions>? searchSpace = null) =>
        SweepableTrainer.Create<EdgeClassificationSweepOptions, EdgeClassificationTrainer.Options>(
            catalog, options, searchSpace, (context, given) => context.MulticlassClassification.Trainers.EdgeClassification(given));
}
