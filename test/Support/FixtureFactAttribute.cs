using Xunit;

namespace Equivariant.ML.Support;

/// <summary>A fact that compares with a reference implementation's numbers: skipped, saying so, where they are absent.</summary>
public sealed class FixtureFactAttribute : FactAttribute
{
    public FixtureFactAttribute(string name)
    {
        if (SharedData.TryFindFixture(name) is null)
        {
            Skip = $"No fixture {name}: set EQUIVARIANT_DATA to the folder of real data, beside which the fixtures lie.";
        }
    }
}
