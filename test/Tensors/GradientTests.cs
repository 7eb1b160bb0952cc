namespace Equivariant.ML.Tensors.Tests;

/// <summary>What a reverse pass gives, keeps, and gives back.</summary>
public sealed class GradientTests : IDisposable
{
    private readonly ReferenceEngine engine = new();
    private readonly Scope scope;

    public GradientTests() => scope = engine.BeginScope(recording: true);

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Gradient_with_respect_to_leaves_and_to_what_was_computed()
    {
        Tensor x = Variable(3);
        Tensor square = x.Square();
        Tensor y = square * square;
        Tensor[] gradients = scope.Gradients(y, [x, square, y, x]);

        Assert.Equal([108.0, 18, 1, 108], gradients.Select(gradient => gradient.ToScalar()));
    }

    [Fact]
    public void Gradient_is_zero_where_nothing_depends_on_the_tensor()
    {
        Tensor x = Variable(3);
        Tensor other = scope.Variable(scope.Full(1, new Shape(2, 2)));
        Tensor constant = scope.Full(1, new Shape(3));
        Tensor[] gradients = scope.Gradients(x.Square(), [other, constant]);

        Assert.Equal(new double[4], gradients[0].ToDoubleArray());
        Assert.Equal(new double[3], gradients[1].ToDoubleArray());
    }

    [Fact]
    public void Recorded_gradients_can_be_differentiated_again_and_again()
    {
        Tensor x = Variable(2);
        Tensor[] derivatives = new Tensor[5];
        derivatives[0] = x.Square().Square() * x;
        for (int order = 1; order < derivatives.Length; order++)
        {
            derivatives[order] = scope.Gradients(derivatives[order - 1], [x], record: true)[0];
        }

        Assert.Equal([32.0, 80, 160, 240, 240], derivatives.Select(derivative => derivative.ToScalar()));
    }

    [Fact]
    public void Pass_that_keeps_the_recording_can_be_repeated()
    {
        Tensor x = Variable(3);
        Tensor square = x.Square();
        Tensor y = square * x;

        Assert.Equal(27, scope.Gradients(y, [x], keep: true)[0].ToScalar());
        Assert.Equal(9, square.ToScalar());
        Assert.Equal(27, scope.Gradients(y, [x])[0].ToScalar());
    }

    [Fact]
    public void Pass_that_does_not_keep_gives_intermediate_tensors_back()
    {
        Tensor x = Variable(3);
        Tensor square = x.Square();
        Tensor y = square * x;
        Tensor gradient = scope.Gradients(y, [x])[0];

        Assert.Equal((3, 27, 27), (x.ToScalar(), y.ToScalar(), gradient.ToScalar()));
        Assert.Throws<ObjectDisposedException>(() => square.ToScalar());
    }

    [Fact]
    public void Second_pass_over_what_was_given_back_throws()
    {
        Tensor x = Variable(3);
        Tensor shared = x.Square();
        Tensor one = shared * 2;
        Tensor other = shared * 3;
        scope.Gradients(one, [x]);

        Assert.Contains("keep the recording", Assert.Throws<InvalidOperationException>(() => scope.Gradients(one, [x])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => scope.Gradients(other, [x]));
        Assert.Equal(6, scope.Gradients(x.Square(), [x])[0].ToScalar());
    }

    [Fact]
    public void Pass_leaves_what_its_root_does_not_depend_on()
    {
        Tensor x = Variable(3);
        Tensor apart = x.Square();
        Tensor later = apart * x;
        scope.Gradients(x * 2, [x]);

        Assert.Equal(27, scope.Gradients(later, [x])[0].ToScalar());
    }

    [Fact]
    public void No_gradient_flows_through_Detach()
    {
        Tensor x = Variable(3);
        Tensor square = x.Square();
        Tensor detached = square.Detach();

        Assert.False(detached.RequiresGradient);
        Assert.Equal(9, scope.Gradients(detached * x, [x])[0].ToScalar());
        Assert.Equal(9, detached.ToScalar());
    }

    [Fact]
    public void Detach_of_a_parameter_needs_a_scope()
    {
        Parameter p = new ParameterSet(engine, seed: 1).Root.Add("p", new Shape(1), Initializer.Filled(2));
        Assert.Throws<InvalidOperationException>(() => p.Value.Detach());
        Assert.False((scope.Use(p.Value).Detach() * 2).RequiresGradient);
    }

    [Fact]
    public void Gradients_are_those_of_one_number_that_was_recorded_here()
    {
        using Scope silent = engine.BeginScope();
        Tensor vector = scope.Variable(scope.Full(1, new Shape(2)));
        Tensor unrecorded = silent.Variable(silent.Full(1, Shape.Scalar)).Square();

        Assert.Contains("one number", Assert.Throws<ArgumentException>(() => scope.Gradients(vector, [vector])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => silent.Gradients(unrecorded, []));
        Assert.Throws<InvalidOperationException>(() => scope.Gradients(unrecorded, []));
        Assert.Throws<InvalidOperationException>(() => scope.Backward(scope.Full(1, Shape.Scalar)));
    }

    [Fact]
    public void Gradient_that_several_nodes_share_is_not_added_to_in_place()
    {
        // The sum hands one gradient to both of its operands, and each gathers more of its own.
        Tensor x = Variable(3);
        Tensor y = Variable(5);
        Tensor gathered = (x + y) + (x * 10) + (y * 100);
        Tensor[] gradients = scope.Gradients(gathered, [x, y]);

        Assert.Equal([11.0, 101], gradients.Select(gradient => gradient.ToScalar()));
    }

    [Fact]
    public void Backward_adds_up_the_gradients_of_parameters()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Parameter p = parameters.Root.Add("p", new Shape(2), Initializer.Filled(3));
        Parameter unused = parameters.Root.Add("unused", new Shape(2), Initializer.Filled(3));
        for (int pass = 0; pass < 2; pass++)
        {
            Tensor used = scope.Use(p.Value);
            scope.Backward(((used * p.Value) + used).Sum());
        }

        Assert.Equal([14.0, 14], p.Gradient.ToDoubleArray());
        Assert.Equal([0.0, 0], unused.Gradient.ToDoubleArray());
        parameters.ClearGradients();
        Assert.Equal([0.0, 0], p.Gradient.ToDoubleArray());
    }

    [Fact]
    public void Backward_through_recorded_gradients_trains_on_slopes()
    {
        var parameters = new ParameterSet(engine, seed: 1);
        Parameter p = parameters.Root.Add("p", new Shape(1), Initializer.Filled(5));
        Tensor x = scope.Variable(scope.Full(2, new Shape(1)));
        Tensor slope = scope.Gradients((x.Square() * p.Value).Sum(), [x], record: true)[0];
        scope.Backward(slope.Square().Sum());

        // slope = 2·x·p, so its square has the derivative 8·x²·p by p.
        Assert.Equal(160, p.Gradient.ToScalar());
    }

    [Fact]
    public void Gradients_do_not_touch_the_gradients_of_parameters()
    {
        Parameter p = new ParameterSet(engine, seed: 1).Root.Add("p", new Shape(1), Initializer.Filled(5));
        Tensor x = scope.Variable(scope.Full(2, new Shape(1)));

        Assert.Equal(5, scope.Gradients((x * p.Value).Sum(), [x])[0].ToScalar());
        Assert.Equal(0, p.Gradient.ToScalar());
        Assert.Throws<InvalidOperationException>(() => scope.Gradients((x * p.Value).Sum(), [p.Value]));
    }

    private Tensor Variable(double value) => scope.Variable(scope.Full(value, Shape.Scalar));
}
