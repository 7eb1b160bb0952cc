namespace Equivariant.ML.Data;

/// <summary>
/// A k-d tree over points of any dimension: each inner node halves its points along the axis in which they spread widest.
/// Halving by count, with ties by index, keeps it balanced however the points cluster or coincide.
/// </summary>
internal sealed class KdTree
{
    private const int LeafSize = 16;

    private readonly int dimension;
    private readonly float[] points;
    private readonly int[] order;
    private readonly Node[] nodes;
    private readonly float[] bounds;
    private int nodeCount;

    /// <param name="positions">Row-major [points × <paramref name="dimension"/>].</param>
    /// <param name="dimension">Coordinates of one point, 1 or more.</param>
    public KdTree(ReadOnlySpan<float> positions, int dimension)
    {
        this.dimension = dimension;
        points = positions.ToArray();
        order = [.. Enumerable.Range(0, positions.Length / dimension)];

        // Leaves hold more than half of LeafSize points, unless there is but one leaf; a binary tree has twice as many nodes.
        int mostNodes = (2 * ((order.Length / (LeafSize / 2)) + 1)) - 1;
        nodes = new Node[mostNodes];
        bounds = new float[mostNodes * 2 * dimension];
        Build(0, order.Length);

        // Beside each other in the tree, beside each other in memory.
        for (int i = 0; i < order.Length; i++)
        {
            positions.Slice(order[i] * dimension, dimension).CopyTo(points.AsSpan(i * dimension, dimension));
        }
    }

    /// <summary>Offers a search the points it may want, nearer regions first.</summary>
    public void Visit<TSearch>(ReadOnlySpan<float> query, ref TSearch search)
        where TSearch : struct, INeighborSearch
    {
        if (order.Length > 0)
        {
            Visit(0, DistanceToBounds(0, query), query, ref search);
        }
    }

    /// <summary>The squared distance, summed in double over the axes in order: the same both ways, bit for bit.</summary>
    public static double SquaredDistance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int axis = 0; axis < a.Length; axis++)
        {
            double difference = (double)a[axis] - b[axis];
            sum += difference * difference;
        }

        return sum;
    }

    private void Visit<TSearch>(int index, double distance, ReadOnlySpan<float> query, ref TSearch search)
        where TSearch : struct, INeighborSearch
    {
        Node node = nodes[index];
        if (!search.Wants(distance, node.LeastPoint))
        {
            return;
        }

        if (node.Right == 0)
        {
            for (int i = node.Start; i < node.End; i++)
            {
                search.Offer(SquaredDistance(query, points.AsSpan(i * dimension, dimension)), order[i]);
            }

            return;
        }

        int left = index + 1;
        double toLeft = DistanceToBounds(left, query);
        double toRight = DistanceToBounds(node.Right, query);
        if (toLeft <= toRight)
        {
            Visit(left, toLeft, query, ref search);
            Visit(node.Right, toRight, query, ref search);
        }
        else
        {
            Visit(node.Right, toRight, query, ref search);
            Visit(left, toLeft, query, ref search);
        }
    }

    // Summed as SquaredDistance sums; rounding keeps order, so it is never more than the distance of a point inside.
    private double DistanceToBounds(int node, ReadOnlySpan<float> query)
    {
        ReadOnlySpan<float> box = bounds.AsSpan(node * 2 * dimension, 2 * dimension);
        double sum = 0;
        for (int axis = 0; axis < query.Length; axis++)
        {
            double difference = (double)query[axis] - Math.Clamp(query[axis], box[axis], box[dimension + axis]);
            sum += difference * difference;
        }

        return sum;
    }

    private int Build(int start, int end)
    {
        int index = nodeCount++;
        int least = int.MaxValue;
        foreach (int point in order.AsSpan(start, end - start))
        {
            least = Math.Min(least, point);
        }

        nodes[index] = new Node(start, end, 0, least);
        int axis = SetBounds(index, start, end);
        if (end - start > LeafSize)
        {
            int middle = start + ((end - start) / 2);
            SelectMiddle(start, end, middle, axis);
            Build(start, middle);
            int right = Build(middle, end);
            nodes[index] = nodes[index] with { Right = right };
        }

        return index;
    }

    /// <summary>Records the box around some points.</summary>
    /// <returns>Its longest axis.</returns>
    private int SetBounds(int node, int start, int end)
    {
        Span<float> low = bounds.AsSpan(node * 2 * dimension, dimension);
        Span<float> high = bounds.AsSpan(((node * 2) + 1) * dimension, dimension);
        low.Fill(float.PositiveInfinity);
        high.Fill(float.NegativeInfinity);
        foreach (int point in order.AsSpan(start, end - start))
        {
            for (int axis = 0; axis < dimension; axis++)
            {
                float value = points[(point * dimension) + axis];
                low[axis] = Math.Min(low[axis], value);
                high[axis] = Math.Max(high[axis], value);
            }
        }

        int widest = 0;
        for (int axis = 1; axis < dimension; axis++)
        {
            widest = (double)high[axis] - low[axis] > (double)high[widest] - low[widest] ? axis : widest;
        }

        return widest;
    }

    // Quickselect: afterwards no point before the middle comes after one behind it.
    private void SelectMiddle(int start, int end, int middle, int axis)
    {
        int low = start;
        int high = end - 1;
        while (low < high)
        {
            int pivot = MedianOfThree(order[low], order[low + ((high - low) / 2)], order[high], axis);
            int left = low;
            int right = high;
            while (left <= right)
            {
                while (Precedes(order[left], pivot, axis))
                {
                    left++;
                }

                while (Precedes(pivot, order[right], axis))
                {
                    right--;
                }

                if (left <= right)
                {
                    (order[left], order[right]) = (order[right], order[left]);
                    left++;
                    right--;
                }
            }

            if (middle <= right)
            {
                high = right;
            }
            else if (middle >= left)
            {
                low = left;
            }
            else
            {
                return;
            }
        }
    }

    private int MedianOfThree(int a, int b, int c, int axis) =>
        Precedes(a, b, axis)
            ? Precedes(b, c, axis) ? b : Precedes(a, c, axis) ? c : a
            : Precedes(a, c, axis) ? a : Precedes(b, c, axis) ? c : b;

    private bool Precedes(int a, int b, int axis)
    {
        float first = points[(a * dimension) + axis];
        float second = points[(b * dimension) + axis];
        return first < second || (first == second && a < b);
    }

    private readonly record struct Node(int Start, int End, int Right, int LeastPoint);
}
