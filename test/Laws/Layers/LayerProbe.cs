using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Layers;

/// <summary>A row of the catalog with parameters, on an engine.</summary>
internal sealed class LayerProbe
{
    private readonly string name;
    private readonly Engine engine;
    private readonly LayerModel model;
    private readonly bool training;

    internal LayerProbe(LayerRow row, Engine engine, InputWidths widths)
    {
        name = row.Name;
        this.engine = engine;
        Parameters = new ParameterSet(engine, seed: 1);
        model = row.Build(Parameters.Root, widths);

        // Layers start with steps close to zero, in which an error would not show: draw every parameter of an ordinary size.
        foreach (Parameter parameter in Parameters.All)
        {
            double bound = parameter.Shape.Rank == 2 ? 1 / Math.Sqrt(parameter.Shape[0]) : 0.5;
            parameter.Set(Draw.Evenly(Draw.Stream(parameter.Path), parameter.Shape.Length, -bound, bound));
        }

        // A variance is positive, and a mean may be.
        foreach (Statistic statistic in Parameters.Statistics)
        {
            statistic.Set(Draw.Evenly(Draw.Stream(statistic.Path), statistic.Shape.Length, 0.5, 1.5));
        }

        training = row.Training;
    }

    internal ParameterSet Parameters { get; }

    internal Symmetry Symmetry => model.Symmetry;

    internal LayerNumbers Forward(GraphData data, AttentionObserver? attention = null)
    {
        using Scope scope = engine.BeginScope();
        return model.Forward(data.Batch(), data.Constants(scope), new Context(scope, Pass()) { Attention = attention }).Read();
    }

    /// <summary>Derivatives of Σ u·y + w·y²/2 over all outputs y, with random u and w.</summary>
    internal Probe Derivatives(GraphData data)
    {
        GraphBatch batch = data.Batch();
        return new Probe(engine, data.Shapes, (scope, x) => Loss(scope, model.Forward(batch, data.State(x), new Context(scope, Pass()))), Parameters);
    }

    private Tensor Loss(Scope scope, LayerOutputs outputs)
    {
        SeededRandom random = Draw.Stream(name).Fork("loss");
        return outputs.Present
            .Select(y => ((Random(scope, random, y.Shape) * y) + (Random(scope, random, y.Shape) * y.Square() * 0.5)).Sum())
            .Aggregate((sum, next) => sum + next);
    }

    private TrainingPass? Pass() => training ? new TrainingPass(seed: 1) : null;

    private static Tensor Random(Scope scope, SeededRandom random, Shape shape) => scope.Constant(Draw.Normally(random, shape.Length), shape);
}
