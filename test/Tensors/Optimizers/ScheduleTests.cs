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
}
