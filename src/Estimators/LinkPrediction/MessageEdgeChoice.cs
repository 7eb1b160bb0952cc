namespace Equivariant.ML.Estimators;

/// <summary>Which edges of a graph carry messages while links are predicted.</summary>
public enum MessageEdgeChoice
{
    /// <summary>
    /// Those that positive training rows tell of: the graph may hold the edges that are to be predicted. A model remembers them for its training graphs;
    /// of a graph that it has not seen in training, all edges carry messages.
    /// </summary>
    TrainingPositives,

    /// <summary>All: for graphs from which the edges to be predicted were taken out beforehand.</summary>
    Graph,
}
