namespace Equivariant.ML.Estimators;

/// <summary>
/// From scores to probabilities by a logistic curve (Platt 1999), with his smoothed targets, fitted by Newton's method (Lin, Lin and Weng 2007).
/// </summary>
internal static class Calibration
{
    // With fewer of a class the curve would say more about chance than about the network.
    private const int FewestOfEach = 10;

    internal static bool CanFit(IReadOnlyList<LabelledRow> rows)
    {
        int positive = rows.Count(row => row.Label[0] == 1);
        return positive >= FewestOfEach && rows.Count - positive >= FewestOfEach;
    }

    /// <summary>The curve of least cross-entropy. Its slope is positive: the order of scores is the network's.</summary>
    internal static BinaryScores Fit(IReadOnlyList<(float Score, bool Label)> rows)
    {
        double positive = rows.Count(row => row.Label);
        double high = (positive + 1) / (positive + 2);
        double low = 1 / (rows.Count - positive + 2);
        var curve = new Curve(1, 0);
        double loss = Loss(rows, curve, high, low);
        for (int round = 0; round < 100; round++)
        {
            double before = loss;

            // Where the slope would fall to 0 the joint step is cut short; the intercept's own step then still finds its best.
            Improve(NewtonStep(rows, curve, high, low, both: true));
            Improve(NewtonStep(rows, curve, high, low, both: false));
            if (!(loss < before - 1e-12))
            {
                break;
            }
        }

        return new BinaryScores { Slope = curve.Slope, Intercept = curve.Intercept };

        void Improve(Curve step)
        {
            for (double fraction = 1; fraction > 1e-10; fraction /= 2)
            {
                Curve next = curve.Plus(step, fraction);
                if (next.Slope > 0 && Loss(rows, next, high, low) is var reached && reached < loss)
                {
                    (curve, loss) = (next, reached);
                    return;
                }
            }
        }
    }

    private static double Loss(IReadOnlyList<(float Score, bool Label)> rows, Curve curve, double high, double low)
    {
        double sum = 0;
        foreach ((float score, bool label) in rows)
        {
            double logit = curve.At(score);
            sum += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - ((label ? high : low) * logit);
        }

        return sum;
    }

    private static Curve NewtonStep(IReadOnlyList<(float Score, bool Label)> rows, Curve curve, double high, double low, bool both)
    {
        // A little on the diagonal keeps the system solvable where all scores are alike.
        double h11 = 1e-12;
        double h22 = 1e-12;
        double h12 = 0;
        double g1 = 0;
        double g2 = 0;
        foreach ((float score, bool label) in rows)
        {
            double probability = 1 / (1 + Math.Exp(-curve.At(score)));
            double error = probability - (label ? high : low);
            double curvature = probability * (1 - probability);
            g1 += error * score;
            g2 += error;
            h11 += curvature * score * score;
            h12 += curvature * score;
            h22 += curvature;
        }

        double determinant = (h11 * h22) - (h12 * h12);
        return !both ? new Curve(0, -g2 / h22) : new Curve(((h12 * g2) - (h22 * g1)) / determinant, ((h12 * g1) - (h11 * g2)) / determinant);
    }

    private readonly record struct Curve(double Slope, double Intercept)
    {
        internal double At(float score) => (Slope * score) + Intercept;

        internal Curve Plus(Curve step, double fraction) => new(Slope + (fraction * step.Slope), Intercept + (fraction * step.Intercept));
    }
}
