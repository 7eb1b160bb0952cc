using System.Reflection;
using System.Text.Json;
using Equivariant.ML.AutoML;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class SearchSpaceTests
{
    public static TheoryData<Type> Records =>
        [.. typeof(GraphSweepOptions).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(GraphSweepOptions)))];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_property_is_an_option_and_the_start_is_the_defaults(Type record) => Run(nameof(Start), record);

    [Theory]
    [MemberData(nameof(Records))]
    public void A_parameter_gives_back_every_value_also_as_text(Type record) => Run(nameof(RoundTrip), record);

    private static void Start<TSweep>()
        where TSweep : GraphSweepOptions, new()
    {
        var space = new SearchSpace<TSweep>();
        Assert.Equal(typeof(TSweep).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal), space.Keys.Order(StringComparer.Ordinal));
        TSweep start = space.SampleFromFeatureSpace(space.Default);
        Assert.Equal(1e-3, start.LearningRate, 1e-12);
        Assert.Equal(new TSweep(), start with { LearningRate = 1e-3 });
    }

    private static void RoundTrip<TSweep>()
        where TSweep : GraphSweepOptions, new()
    {
        var space = new SearchSpace<TSweep>();
        var random = new Random(1);
        for (int i = 0; i < 20; i++)
        {
            TSweep sampled = space.SampleFromFeatureSpace([.. Enumerable.Range(0, space.FeatureSpaceDim).Select(_ => random.NextDouble())]);
            Parameter parameter = Parameter.FromObject(sampled);
            Assert.Equal(sampled, parameter.AsType<TSweep>());
            Assert.Equal(sampled, JsonSerializer.Deserialize<Parameter>(JsonSerializer.Serialize(parameter))!.AsType<TSweep>());
        }
    }

    private static void Run(string test, Type record) => typeof(SearchSpaceTests)
        .GetMethod(test, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(record).Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
}
