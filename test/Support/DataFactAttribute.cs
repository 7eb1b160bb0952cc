using Xunit;

namespace Equivariant.ML.Support;

/// <summary>A fact about real data: skipped, saying so, where the data is absent.</summary>
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute(string relativePath)
    {
        if (SharedData.TryFind(relativePath) is null)
        {
            Skip = $"No {relativePath}: set EQUIVARIANT_DATA to the folder of real data to run this.";
        }
    }
}
