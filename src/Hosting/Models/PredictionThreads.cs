using Equivariant.ML.Estimators;
using Microsoft.ML;

namespace Equivariant.ML.Hosting.Models;

/// <summary>How many threads the networks of a model use, wherever in its chain of transformers they are.</summary>
internal static class PredictionThreads
{
    public static void Set(ITransformer model, int threads)
    {
        if (model is IPredictionTransformer<GraphModelParameters> network)
        {
            network.Model.Threads = threads;
        }
        else if (model is IEnumerable<ITransformer> chain)
        {
            foreach (ITransformer part in chain)
            {
                Set(part, threads);
            }
        }
    }
}
