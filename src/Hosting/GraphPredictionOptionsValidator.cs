using System.Globalization;
using Microsoft.Extensions.Options;

namespace Equivariant.ML.Hosting;

/// <summary>Says all that is wrong with the options at once.</summary>
internal sealed class GraphPredictionOptionsValidator<TIn, TOut> : IValidateOptions<GraphPredictionOptions<TIn, TOut>>
    where TIn : class
    where TOut : class, new()
{
    private static readonly TimeSpan ShortestDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, GraphPredictionOptions<TIn, TOut> options)
    {
        List<string> failures = [];
        void Require(bool holds, string option, object found, string expected)
        {
            if (!holds)
            {
                string pool = string.IsNullOrEmpty(name) ? "" : $" '{name}'";
                failures.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Graph prediction{pool} of {typeof(TIn).Name}: {option} is {found}; expected {expected}."));
            }
        }

        Require(
            !string.IsNullOrWhiteSpace(options.Path) && !options.Path.Contains('\0', StringComparison.Ordinal),
            nameof(options.Path), $"'{options.Path}'", "the path of a model that mlContext.Model.Save wrote");
        Require(
            options.ReloadDelay >= ShortestDelay && options.ReloadDelay <= LongestDelay,
            nameof(options.ReloadDelay), options.ReloadDelay, $"{ShortestDelay:c} to {LongestDelay:c}");
        Require(options.MaximumConcurrency >= 1, nameof(options.MaximumConcurrency), options.MaximumConcurrency, "1 or more");
        Require(options.ThreadsPerPrediction >= 0, nameof(options.ThreadsPerPrediction), options.ThreadsPerPrediction, "0 or more");
        Require(options.CreateContext is not null, nameof(options.CreateContext), "null", "a function that makes an MLContext");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
