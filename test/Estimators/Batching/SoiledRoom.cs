using Equivariant.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>A room in which a batch was before, and every number of which is wrong.</summary>
internal static class SoiledRoom
{
    internal static BatchRoom After(Graph[] graphs)
    {
        var room = new BatchRoom();
        new Batcher(GraphSchema.Learn(graphs), completeEdgeless: false).Pack(graphs, room);
        Soil(room);
        return room;
    }

    internal static void Soil(BatchRoom room)
    {
        const int More = 8;
        room.Clear();
        for (int i = 0; i < More; i++)
        {
            room.Ints(0).AsSpan().Fill(int.MinValue / 3);
            room.Floats(0).AsSpan().Fill(float.NaN);
        }
    }
}
