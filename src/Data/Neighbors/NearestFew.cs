namespace Equivariant.ML.Data;

/// <summary>The nearest few points within a distance, other than the point itself; of equally near points those of smaller index.</summary>
internal struct NearestFew(double squaredCutoff, int self, (double Distance, int Point)[] found) : INeighborSearch
{
    /// <summary>How many of the places in the array are taken; they are in order.</summary>
    public int Count { get; private set; }

    public readonly bool Wants(double squaredDistance, int leastPoint) =>
        squaredDistance <= squaredCutoff && (Count < found.Length || Precedes(squaredDistance, leastPoint, found[^1]));

    public void Offer(double squaredDistance, int point)
    {
        if (point == self || !Wants(squaredDistance, point))
        {
            return;
        }

        int place = Count == found.Length ? Count - 1 : Count++;
        while (place > 0 && Precedes(squaredDistance, point, found[place - 1]))
        {
            found[place] = found[place - 1];
            place--;
        }

        found[place] = (squaredDistance, point);
    }

    private static bool Precedes(double distance, int point, (double Distance, int Point) other) =>
        distance < other.Distance || (distance == other.Distance && point < other.Point);
}
