namespace Equivariant.ML.Data.Tests;

/// <summary>The same text again and again, without end.</summary>
internal sealed class EndlessReader(string text) : TextReader
{
    public long Served { get; private set; }

    public override int Read(char[] buffer, int index, int count)
    {
        for (int i = 0; i < count; i++)
        {
            buffer[index + i] = text[(int)(Served++ % text.Length)];
        }

        return count;
    }
}
