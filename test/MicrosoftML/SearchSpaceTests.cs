using System.Reflection;
using Microsoft.ML.SearchSpace;

namespace Equivariant.ML.MicrosoftML.Tests;

/// <summary>The attributes that declare a search space. They are Microsoft.ML's own: only what searches it is in Microsoft.ML.AutoML.</summary>
public sealed class SearchSpaceTests
{
    [Fact]
    public void A_range_keeps_its_ends_as_the_type_they_are_written_in()
    {
        Assert.Equal((1, 64, (object?)null, false), Of(nameof(Options.Layers)));
        Assert.Equal((16, 256, 64, true), Of(nameof(Options.Width)));
        Assert.Equal((1e-5, 1e-1, (object?)null, true), Of(nameof(Options.Rate)));
        Assert.Equal((0.0, 1.0, 0.5, false), Of(nameof(Options.Decay)));
        Assert.Equal((0f, 0.5f, (object?)null, false), Of(nameof(Options.Dropout)));
        Assert.Equal((1f, 10f, 5f, true), Of(nameof(Options.Cutoff)));

        static (object, object, object, bool) Of(string name)
        {
            RangeAttribute range = typeof(Options).GetProperty(name)!.GetCustomAttribute<RangeAttribute>()!;
            return (range.Min, range.Max, range.Init, range.LogBase);
        }
    }

    [Fact]
    public void A_choice_keeps_its_candidates()
    {
        ChoiceAttribute choice = typeof(Options).GetProperty(nameof(Options.Readout))!.GetCustomAttribute<ChoiceAttribute>()!;
        ChoiceAttribute withDefault = typeof(Options).GetProperty(nameof(Options.Batch))!.GetCustomAttribute<ChoiceAttribute>()!;

        Assert.Equal(["Sum", "Mean"], choice.Candidates);
        Assert.Null(choice.DefaultValue);
        Assert.Equal([8, 16], withDefault.Candidates);
        Assert.Equal(16, withDefault.DefaultValue);
    }

    [Fact]
    public void A_boolean_is_true_unless_it_says_otherwise()
    {
        Assert.True(typeof(Options).GetProperty(nameof(Options.Normalize))!.GetCustomAttribute<BooleanChoiceAttribute>()!.DefaultValue);
        Assert.False(typeof(Options).GetProperty(nameof(Options.Shuffle))!.GetCustomAttribute<BooleanChoiceAttribute>()!.DefaultValue);
    }

    [Theory]
    [InlineData(typeof(RangeAttribute))]
    [InlineData(typeof(ChoiceAttribute))]
    [InlineData(typeof(BooleanChoiceAttribute))]
    public void Each_is_for_one_property_or_field(Type attribute)
    {
        AttributeUsageAttribute usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;

        Assert.Equal((AttributeTargets.Property | AttributeTargets.Field, false, false), (usage.ValidOn, usage.Inherited, usage.AllowMultiple));
        Assert.Equal("Microsoft.ML.Core", attribute.Assembly.GetName().Name);
    }

    private sealed class Options
    {
        [Range(1, 64)]
        public int Layers { get; set; }

        [Range(16, 256, 64, true)]
        public int Width { get; set; }

        [Range(1e-5, 1e-1, logBase: true)]
        public double Rate { get; set; }

        [Range(0.0, 1.0, 0.5)]
        public double Decay { get; set; }

        [Range(0f, 0.5f)]
        public float Dropout { get; set; }

        [Range(1f, 10f, 5f, true)]
        public float Cutoff { get; set; }

        [Choice("Sum", "Mean")]
        public string Readout { get; set; } = "";

        [Choice(new object[] { 8, 16 }, 16)]
        public int Batch { get; set; }

        [BooleanChoice]
        public bool Normalize { get; set; }

        [BooleanChoice(false)]
        public bool Shuffle { get; set; }
    }
}
