using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trainers that find clusters in graphs, beside ML.NET's own.</summary>
public static class GraphClusteringCatalog
{
    /// <summary>Finds the communities of a graph by the eigenvectors of its Laplacian and k-means; a row is a node.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="graphColumnName">The column of graphs, the same in all rows.</param>
    /// <param name="nodeColumnName">The column of the node's index, from 0, or a key.</param>
    /// <param name="numberOfClusters">How many communities; null lets the spectrum say, up to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SpectralClusteringTrainer SpectralClustering(
        this ClusteringCatalog.ClusteringTrainers catalog, string graphColumnName = "Graph", string nodeColumnName = "Node", int? numberOfClusters = null) =>
        SpectralClustering(catalog, new SpectralClusteringTrainer.Options
        {
            GraphColumnName = graphColumnName,
            NodeColumnName = nodeColumnName,
            NumberOfClusters = numberOfClusters,
        });

    /// <summary>Finds the communities of a graph by the eigenvectors of its Laplacian and k-means; a row is a node.</summary>
    /// <param name="catalog">The trainers.</param>
    /// <param name="options">What the trainer is told.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SpectralClusteringTrainer SpectralClustering(this ClusteringCatalog.ClusteringTrainers catalog, SpectralClusteringTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new SpectralClusteringTrainer((IHostEnvironment)Hidden.EnvironmentOf(catalog), options);
    }
}
