namespace Equivariant.ML.Hosting;

/// <summary>There is no model to predict with; the message names the file and says why. A service that answers requests says "503, try later".</summary>
public sealed class GraphModelUnavailableException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="status">The file, and why it does not serve.</param>
    public GraphModelUnavailableException(GraphPredictionStatus status)
        : base($"{status?.Path}: {status?.Problem} No model serves.")
    {
    }
}
