using Equivariant.ML.Tensors;

namespace Equivariant.ML.Laws.Tests.Ops;

/// <summary>An op as the laws know it.</summary>
/// <param name="Name">Its name in the list of tests.</param>
/// <param name="Op">The class that computes it.</param>
/// <param name="Inputs">The shapes of its operands.</param>
/// <param name="Function">The op.</param>
internal sealed record OpRow(string Name, Type Op, Shape[] Inputs, Func<Tensor[], Tensor> Function)
{
    /// <summary>Where the operands' numbers lie: away from where the function has none.</summary>
    internal double Low { get; init; } = -2;

    internal double High { get; init; } = 2;

    /// <summary>The function of one number or two that the op maps, if it does.</summary>
    internal Enum? Maps { get; init; }

    internal double[][] Draw()
    {
        SeededRandom random = Tests.Draw.Stream(Name);
        return [.. Inputs.Select(shape => Tests.Draw.Evenly(random, shape.Length, Low, High))];
    }

    internal double[] Value(Engine engine)
    {
        using Scope scope = engine.BeginScope();
        return Function([.. Draw().Select((array, i) => scope.Constant(array, Inputs[i]))]).ToDoubleArray();
    }

    /// <summary>Σ u·y + w·y²/2 with random u and w, so that second derivatives do not vanish where the op is linear.</summary>
    internal Probe Probe(Engine engine) => new(engine, Inputs, (scope, x) => Loss(scope, Function(x)));

    private Tensor Loss(Scope scope, Tensor y)
    {
        SeededRandom random = Tests.Draw.Stream(Name).Fork("loss");
        Tensor u = scope.Constant(Tests.Draw.Normally(random, y.Shape.Length), y.Shape);
        Tensor w = scope.Constant(Tests.Draw.Normally(random, y.Shape.Length), y.Shape);
        return ((u * y) + (w * y.Square() * 0.5)).Sum();
    }
}
