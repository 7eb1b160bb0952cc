using System.Net;

namespace Equivariant.ML.Samples.Tests;

/// <summary>A body that begins well and repeats a piece ten million times; it is never in memory as a whole.</summary>
internal sealed class HugeMolecule : HttpContent
{
    private const int Repeats = 10_000_000;
    private readonly byte[] start;
    private readonly byte[] pieces;
    private readonly int blocks;
    private readonly bool tellsLength;

    /// <param name="start">How the body begins.</param>
    /// <param name="piece">What is repeated.</param>
    /// <param name="tellsLength">Whether the length is told first; else the body comes in chunks.</param>
    public HugeMolecule(string start, string piece, bool tellsLength)
    {
        const int PiecesPerBlock = 10_000;
        this.start = System.Text.Encoding.UTF8.GetBytes(start);
        pieces = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, PiecesPerBlock)));
        blocks = Repeats / PiecesPerBlock;
        this.tellsLength = tellsLength;
        Headers.ContentType = new("application/json");
    }

    /// <summary>How many bytes were asked for.</summary>
    public long Written { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await Write(stream, start);
        for (int block = 0; block < blocks; block++)
        {
            await Write(stream, pieces);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = start.Length + ((long)pieces.Length * blocks);
        return tellsLength;
    }

    private async Task Write(Stream stream, byte[] bytes)
    {
        await stream.WriteAsync(bytes);
        Written += bytes.Length;
    }
}
