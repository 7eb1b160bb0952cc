namespace Equivariant.ML.Data;

/// <summary>Runs the parts of a loop, in any order and by any number of threads; what a part computes must not depend on either.</summary>
internal static class Parts
{
    /// <summary>How many threads an option means: 0 is as many as there are processors.</summary>
    public static int Threads(int option) => option > 0 ? option : Environment.ProcessorCount;

    public static void Run(int parts, int threads, Action<int> part)
    {
        if (parts == 1 || threads == 1)
        {
            for (int i = 0; i < parts; i++)
            {
                part(i);
            }

            return;
        }

        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, part);
    }

    /// <summary>Runs consecutive rows in parts of about as many.</summary>
    public static void Rows(int rows, int rowsOfAPart, int threads, Action<int, int> firstAndEnd)
    {
        int parts = (int)(((long)rows + rowsOfAPart - 1) / rowsOfAPart);
        Run(parts, threads, part => firstAndEnd(part * rowsOfAPart, (int)Math.Min(rows, (part + 1L) * rowsOfAPart)));
    }
}
