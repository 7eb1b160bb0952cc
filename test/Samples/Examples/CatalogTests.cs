using Equivariant.ML.Examples;

namespace Equivariant.ML.Samples.Tests;

public class CatalogTests
{
    public static TheoryData<string> Names => [.. Catalog.All.Select(example => example.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_example_runs_and_writes_what_it_found(string name)
    {
        using var output = new StringWriter();
        Catalog.All.Single(example => example.Name == name).Run(output);
        Assert.False(string.IsNullOrWhiteSpace(output.ToString()));
    }
}
