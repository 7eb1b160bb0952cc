namespace Equivariant.ML.Tensors;

/// <summary>A run of parameters, side by side in their block, that decay alike.</summary>
/// <param name="Start">Where it begins in the block.</param>
/// <param name="Length">How long it is, gaps for alignment included.</param>
/// <param name="Decay">How strongly its weights are drawn to zero.</param>
internal readonly record struct DecayRun(int Start, int Length, double Decay)
{
    /// <summary>The longest runs that make up the whole block, in its order.</summary>
    /// <exception cref="ArgumentException">One of the paths is no parameter's.</exception>
    internal static IReadOnlyList<DecayRun> Of(ParameterSet parameters, OptimizerOptions options)
    {
        foreach (ParameterDecay given in options.WeightDecays)
        {
            if (!parameters.All.Any(given.Meets))
            {
                throw new ArgumentException(
                    $"{nameof(OptimizerOptions.WeightDecays)}: no parameter has the path '{given.Path}'; there are {string.Join(", ", parameters.All.Select(parameter => parameter.Path))}.");
            }
        }

        var runs = new List<DecayRun>();
        for (int i = 0; i < parameters.All.Count; i++)
        {
            Parameter parameter = parameters.All[i];
            int end = i + 1 < parameters.All.Count ? parameters.All[i + 1].Start : parameters.BlockLength;
            double decay = options.WeightDecays.FirstOrDefault(given => given.Meets(parameter))?.Decay ?? options.WeightDecay;
            if (runs.Count > 0 && runs[^1].Decay == decay)
            {
                runs[^1] = runs[^1] with { Length = end - runs[^1].Start };
            }
            else
            {
                runs.Add(new DecayRun(parameter.Start, end - parameter.Start, decay));
            }
        }

        return runs;
    }
}
