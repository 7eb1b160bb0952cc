namespace Equivariant.ML.Data;

/// <summary>All points within a distance, other than the point itself.</summary>
internal readonly struct WithinRadius(double squaredCutoff, int self, List<int> found) : INeighborSearch
{
    public bool Wants(double squaredDistance, int leastPoint) => squaredDistance <= squaredCutoff;

    public void Offer(double squaredDistance, int point)
    {
        if (squaredDistance <= squaredCutoff && point != self)
        {
            found.Add(point);
        }
    }
}
