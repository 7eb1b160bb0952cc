using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks;

/// <summary>Where each row stands among those of its group.</summary>
internal static class GroupPlaces
{
    internal static int[] Of(Grouping grouping)
    {
        var places = new int[grouping.RowCount];
        for (int place = 0; place < places.Length; place++)
        {
            int row = grouping.RowAt(place);
            places[row] = place - grouping.Pointers[grouping.Index[row]];
        }

        return places;
    }

    /// <summary>The row at a place of the order group after group.</summary>
    internal static int RowAt(this Grouping grouping, int place) => grouping.Rows.IsEmpty ? place : grouping.Rows[place];
}
