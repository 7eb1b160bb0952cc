namespace Equivariant.ML.Tensors.Tests.Optimizers;

public class ScheduleTests
{
    [Fact]
    public void Constant_stays()
    {
        Assert.Equal(1, Schedule.Constant.Factor(0, 10));
        Assert.Equal(1, Schedule.Constant.Factor(9.9, 10));
    }

    [Fact]
    public void Steps_fall_at_each_turn()
    {
        var schedule = new StepSchedule { Every = 50, By = 0.5 };
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], new[] { 0, 49.9, 50, 99, 100 }.Select(epoch => schedule.Factor(epoch, 350)));
    }

    [Fact]
    public void Cosine_falls_from_one_to_the_last_factor()
    {
        var schedule = new CosineSchedule { Final = 0.1 };
        Assert.Equal(1, schedule.Factor(0, 100), 1e-12);
        Assert.Equal(0.55, schedule.Factor(50, 100), 1e-12);
        Assert.Equal(0.1 + (0.9 * 0.5 * (1 + Math.Cos(0.3 * Math.PI))), schedule.Factor(30, 100), 1e-12);
        Assert.Equal(0.1, schedule.Factor(100, 100), 1e-12);
        Assert.Equal(0.1, schedule.Factor(200, 100), 1e-12);
    }

    [Fact]
    public void Cosine_rises_first_where_a_warmup_is_wanted()
    {
        var schedule = new CosineSchedule { Warmup = 10 };
        Assert.Equal([0, 0.5, 1], new[] { 0.0, 5, 10 }.Select(epoch => schedule.Factor(epoch, 110)));
        Assert.Equal(0.5, schedule.Factor(60, 110), 1e-12);
        Assert.Equal(0, schedule.Factor(110, 110), 1e-12);
    }

    public static TheoryData<Schedule, string> Senseless => new()
    {
        { new StepSchedule { Every = 0 }, "StepSchedule.Every" },
        { new StepSchedule { Every = double.NaN }, "StepSchedule.Every" },
        { new StepSchedule { By = -1 }, "StepSchedule.By" },
        { new CosineSchedule { Warmup = -1 }, "CosineSchedule.Warmup" },
        { new CosineSchedule { Final = 1.5 }, "CosineSchedule.Final" },
    };

    [Theory]
    [MemberData(nameof(Senseless))]
    public void Options_out_of_range_are_named(Schedule schedule, string option)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(schedule.Validate);
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensible_options_pass()
    {
        Schedule.Constant.Validate();
        new StepSchedule().Validate();
        new CosineSchedule { Warmup = 5, Final = 0.1 }.Validate();
    }
}
