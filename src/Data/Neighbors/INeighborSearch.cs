namespace Equivariant.ML.Data;

/// <summary>Collects the neighbours of one point while a <see cref="KdTree"/> offers it points.</summary>
internal interface INeighborSearch
{
    /// <summary>Whether a point no nearer than a distance and with no smaller index could still be a neighbour.</summary>
    bool Wants(double squaredDistance, int leastPoint);

    /// <summary>Takes a point where it is a neighbour as far as is known.</summary>
    void Offer(double squaredDistance, int point);
}
