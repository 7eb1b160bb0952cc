using Equivariant.ML.Tensors;
using TorchSharp;

namespace Equivariant.ML.TorchSharp;

/// <summary>
/// The groupings that were used last, on the device: a batch's are asked for by every layer, forward and backward. Those used least recently leave when there are too many.
/// Threads may share it.
/// </summary>
internal sealed class GroupingCache(torch.Device device)
{
    private const long MostBytes = 256L << 20;
    private const int MostEntries = 64;

    private readonly Lock guard = new();
    private readonly Dictionary<Grouping, LinkedListNode<Entry>> known = [];
    private readonly LinkedList<Entry> recent = new();
    private long bytes;

    internal Lease Of(Grouping rows)
    {
        lock (guard)
        {
            if (known.TryGetValue(rows, out LinkedListNode<Entry>? node))
            {
                recent.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Entry>(new Entry(new DeviceGrouping(rows, device)));
                known.Add(rows, node);
                bytes += node.Value.Its.Bytes;
            }

            recent.AddFirst(node);
            node.Value.Uses++;
            while (recent.Count > 1 && (bytes > MostBytes || recent.Count > MostEntries))
            {
                Drop(recent.Last!);
            }

            return new Lease(this, node.Value);
        }
    }

    private void Return(Entry entry)
    {
        lock (guard)
        {
            if (--entry.Uses == 0 && entry.Dropped)
            {
                entry.Its.Dispose();
            }
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        Entry entry = node.Value;
        recent.Remove(node);
        known.Remove(entry.Its.Rows);
        bytes -= entry.Its.Bytes;
        entry.Dropped = true;
        if (entry.Uses == 0)
        {
            entry.Its.Dispose();
        }
    }

    /// <summary>A use of a grouping, during which it stays on the device.</summary>
    internal readonly struct Lease(GroupingCache cache, Entry entry) : IDisposable
    {
        internal DeviceGrouping Its => entry.Its;

        public void Dispose() => cache.Return(entry);
    }

    internal sealed class Entry(DeviceGrouping its)
    {
        internal DeviceGrouping Its => its;

        internal int Uses { get; set; }

        internal bool Dropped { get; set; }
    }
}
