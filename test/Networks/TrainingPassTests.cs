using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests;

/// <summary>What is random in a step depends on the seed, the step and the place of the choice in it, and on nothing else.</summary>
public class TrainingPassTests
{
    private readonly ManagedEngine engine = new(1);

    [Fact]
    public void Prediction_drops_nothing()
    {
        using Scope scope = engine.BeginScope();
        Tensor x = scope.Full(1, new Shape(100));
        Assert.Equal(x, new Context(scope).Dropout(x, 0.5));
        Assert.Equal(x, new Context(scope, new TrainingPass(1)).Dropout(x, 0));
    }

    [Fact]
    public void Same_seed_and_step_drop_the_same()
    {
        var pass = new TrainingPass(7);
        float[][] first = Masks(pass, 12);
        Masks(pass, 13);
        Assert.Equal(first, Masks(pass, 12));
        Assert.Equal(first, Masks(new TrainingPass(7), 12));
    }

    [Fact]
    public void Other_seeds_steps_and_places_drop_others()
    {
        float[][][] all =
        [
            Masks(new TrainingPass(7), 0), Masks(new TrainingPass(7), 1), Masks(new TrainingPass(7), long.MaxValue),
            Masks(new TrainingPass(8), 0), Masks(new TrainingPass(0), 0), Masks(new TrainingPass(0), 7),
        ];
        string[] masks = [.. all.SelectMany(step => step).Select(mask => string.Concat(mask))];
        Assert.Distinct(masks);
    }

    [Fact]
    public void What_layers_add_to_the_loss_is_summed_and_taken_once()
    {
        var pass = new TrainingPass(1);
        using Scope scope = engine.BeginScope();
        new Context(scope).AddLoss(scope.Full(1, Shape.Scalar));
        Assert.Null(pass.TakeLosses());

        var context = new Context(scope, pass);
        context.AddLoss(scope.Full(2, Shape.Scalar));
        context.AddLoss(scope.Full(3, new Shape(1, 1)));
        Assert.Equal(5, pass.TakeLosses()!.Value.ToScalar());
        Assert.Null(pass.TakeLosses());

        context.AddLoss(scope.Full(2, Shape.Scalar));
        pass.Begin(1);
        Assert.Null(pass.TakeLosses());
        Assert.StartsWith(
            "What is added to a loss is one number; got a tensor [2].",
            Assert.Throws<ArgumentException>(() => context.AddLoss(scope.Full(1, new Shape(2)))).Message,
            StringComparison.Ordinal);
    }

    private float[][] Masks(TrainingPass pass, long step)
    {
        pass.Begin(step);
        using Scope scope = engine.BeginScope();
        var context = new Context(scope, pass);
        return [.. Enumerable.Range(0, 3).Select(_ => context.Dropout(scope.Full(1, new Shape(100)), 0.5).ToArray())];
    }
}
