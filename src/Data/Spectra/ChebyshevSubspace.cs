namespace Equivariant.ML.Data;

/// <summary>
/// The lowest eigenpairs of s·A by subspace iteration with Chebyshev filters (Zhou, Saad, Tiago and Chelikowsky, 2006). A block somewhat wider than the
/// number of pairs wanted is multiplied by a polynomial of s·A that is small on [cut, top] and grows steeply below; the best approximations in what it
/// then spans are the next block. A block finds every eigenvalue as often as it occurs, where Lanczos' iteration from one vector finds it once.
/// </summary>
/// <remarks>
/// Why this one: multiplying 24 vectors at once costs three times what one costs, since the matrix is read once for all; a projection costs
/// as much as a few products; and of a polynomial's steps none needs an orthogonalisation, which is where Lanczos' iteration spends its time.
/// </remarks>
internal sealed class ChebyshevSubspace
{
    private const int FirstDegree = 20;
    private const int MostDegree = 400;
    private const long ProductsOfAVector = 4000;

    // Where the first cut is, and how far above the pairs wanted every other is at least: shares of the spectrum's width.
    private const double FirstCut = 0.125;
    private const double LeastMargin = 1e-5;
    private const double MostMargin = 0.25;

    // How much more a filter may enlarge the first of the pairs it works on than the last, and how much more the lowest pair, of which rounding leaves a
    // trace in every vector: more, and the last drowns.
    private const double MostSpread = 1e6;
    private const double MostTrace = 1e12;

    // An interval has some width even where the spectrum has none.
    private const double Rounding = 1e-13;

    private readonly SparseMatrix matrix;
    private readonly SpectrumOptions options;
    private readonly double sign;
    private readonly int threads;
    private readonly RitzBlock block;
    private readonly double bottom;
    private readonly double top;
    private readonly double[] spare;
    private double cut;
    private double margin = LeastMargin;

    // The greatest residual before the last filter, and the logarithm of what that was to divide it by.
    private double before = 1;
    private double promised;

    /// <param name="matrix">A, symmetric.</param>
    /// <param name="options">What to find.</param>
    public ChebyshevSubspace(SparseMatrix matrix, SpectrumOptions options)
    {
        this.matrix = matrix;
        this.options = options;
        sign = options.End == SpectrumEnd.Smallest ? 1 : -1;
        threads = Parts.Threads(options.Threads);
        SpectrumBounds bounds = SpectrumBounds.OfSymmetric(matrix, options.Seed, threads);
        (bottom, top) = sign > 0 ? (bounds.Smallest, bounds.Upper) : (-bounds.Largest, -bounds.Lower);
        Norm = Math.Max(Math.Abs(bounds.Smallest), Math.Abs(bounds.Largest));
        cut = bottom + (FirstCut * (top - bottom));
        block = new RitzBlock(matrix, sign, Width(options.Count), options.Seed, threads);
        spare = new double[block.Vectors.Length];
        Products = bounds.Products;
    }

    /// <summary>‖A‖₂, or a little less.</summary>
    public double Norm { get; private set; }

    /// <summary>Products with a vector so far.</summary>
    public long Products { get; private set; }

    /// <summary>How many vectors are worked on for so many pairs.</summary>
    public static int Width(int count)
    {
        int tiles = (count + Math.Max(4, count / 4) + BlockProducts.Tile - 1) / BlockProducts.Tile;
        return tiles * BlockProducts.Tile;
    }

    /// <summary>Iterates until the pairs are within the tolerance or the products are used up; the lowest pairs are then the first columns of the
    /// block.</summary>
    public RitzBlock Run()
    {
        for (int round = 0, degree = FirstDegree; ; round++)
        {
            block.Project();
            Products += block.Width;
            Norm = Math.Max(Norm, Math.Max(Math.Abs(block.Values[0]), Math.Abs(block.Values[^1])));
            int done = Done();
            int first = done / BlockProducts.Tile * BlockProducts.Tile;
            long affordable = ((options.MaxProducts ?? ProductsOfAVector * block.Width) - Products - block.Width) / (block.Width - first);
            if (done == options.Count || affordable < 1)
            {
                return block;
            }

            if (round > 0)
            {
                double worst = block.Residuals[done..options.Count].Max();
                MoveCut(worst);
                degree = Degree(done, worst, degree);
            }

            degree = (int)Math.Min(degree, affordable);
            promised = degree * Growth(block.Values[options.Count - 1]);
            Filter(first, degree);
            Products += (long)degree * (block.Width - first);
        }
    }

    /// <summary>How many of the lowest pairs are within the tolerance.</summary>
    private int Done()
    {
        int done = 0;
        while (done < options.Count && block.Residuals[done] <= options.Tolerance * Norm)
        {
            done++;
        }

        return done;
    }

    /// <summary>
    /// Cuts at the block's last value. Where that is next to the last one wanted, since one eigenvalue fills the rest of the block, the cut is a margin
    /// above: a wider one for as long as filters then do what they promise, for then there are no eigenvalues between.
    /// </summary>
    private void MoveCut(double worst)
    {
        double last = block.Values[options.Count - 1];
        if (block.Values[^1] < last + (margin * (top - last)))
        {
            bool kept = Math.Log(before / worst) > 0.5 * promised;
            margin = Math.Clamp(kept ? 4 * margin : margin / 4, LeastMargin, MostMargin);
        }

        cut = Math.Max(block.Values[^1], last + (margin * (top - last)));
        before = worst;
    }

    /// <summary>A degree that should do, unless it would spread the pairs too far apart or trusts the last projection too much.</summary>
    private int Degree(int done, double worst, int former)
    {
        double growth = Growth(block.Values[options.Count - 1]);
        double needed = Math.Log(3 * worst / (options.Tolerance * Norm)) / growth;
        double spread = Math.Log(MostSpread) / (Growth(block.Values[done]) - growth);
        double trace = Math.Log(MostTrace) / (Growth(block.Values[0]) - growth);
        return (int)Math.Clamp(Math.Min(needed, Math.Min(spread, trace)), 1, Math.Min(Math.Max(2 * former, FirstDegree), MostDegree));
    }

    /// <summary>The logarithm of what a degree more enlarges the component of an eigenvalue by.</summary>
    private double Growth(double value) => Math.Acosh(Math.Max(1, (Centre - value) / HalfWidth));

    private double HalfWidth => Math.Max(0.5 * (top - cut), Rounding * Norm);

    private double Centre => top - HalfWidth;

    /// <summary>
    /// Multiplies the columns from one on by the Chebyshev polynomial of a degree on [cut, top], divided by its value at the lowest of them, so that
    /// nothing overflows.
    /// </summary>
    private void Filter(int first, int degree)
    {
        int width = block.Width - first;
        double[] before = spare;
        double[] now = block.Products;
        Copy(block.Vectors, block.Width, first, before, width, 0, width);
        double lowest = Math.Min(Math.Min(first == 0 ? bottom : top, block.Values[first]), Centre - HalfWidth);
        double start = HalfWidth / (lowest - Centre);
        double ratio = start;
        Multiply(before, now, width, ratio / HalfWidth, 0);
        for (int i = 1; i < degree; i++)
        {
            double next = 1 / ((2 / start) - ratio);
            Multiply(now, before, width, 2 * next / HalfWidth, -ratio * next);
            (before, now) = (now, before);
            ratio = next;
        }

        Copy(now, width, 0, block.Vectors, block.Width, first, width);
    }

    // y ← scale·(s·A − centre)·x + former·y
    private void Multiply(double[] x, double[] y, int width, double scale, double former)
    {
        options.CancellationToken.ThrowIfCancellationRequested();
        SparseProduct.Run(matrix, x, y, width, sign * scale, -Centre * scale, former, threads);
    }

    private void Copy(double[] from, int fromWidth, int fromColumn, double[] to, int toWidth, int toColumn, int columns) =>
        Parts.Rows(matrix.RowCount, 4096, threads, (first, end) =>
        {
            for (int row = first; row < end; row++)
            {
                from.AsSpan((row * fromWidth) + fromColumn, columns).CopyTo(to.AsSpan((row * toWidth) + toColumn, columns));
            }
        });
}
