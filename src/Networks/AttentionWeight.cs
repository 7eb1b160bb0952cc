namespace Equivariant.ML.Networks;

/// <summary>How much of what one node sent another took, in one head of one layer of attention.</summary>
/// <param name="Layer">Which of the network's layers of attention it was, from 0 in the order in which they ran.</param>
/// <param name="Source">The node that sent, by its place in the batch.</param>
/// <param name="Target">The node that took, by its place in the batch.</param>
/// <param name="Head">Which of the layer's heads it was, from 0.</param>
/// <param name="Weight">The share, from 0 to 1: of a layer, target and head all shares are 1 together.</param>
public readonly record struct AttentionWeight(int Layer, int Source, int Target, int Head, double Weight);
