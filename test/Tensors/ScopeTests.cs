namespace Equivariant.ML.Tensors.Tests;

public class ScopeTests
{
    private readonly ReferenceEngine engine = new();

    [Fact]
    public void Handle_used_after_its_scope_throws()
    {
        Tensor tensor;
        using (Scope scope = engine.BeginScope())
        {
            tensor = scope.Full(1, new Shape(2));
        }

        Assert.Contains("scope has ended", Assert.Throws<ObjectDisposedException>(() => tensor.ToArray()).Message, StringComparison.Ordinal);

        // The next scope uses the same nodes again: the old handle still stands for nothing.
        using Scope next = engine.BeginScope();
        next.Full(2, new Shape(2));
        Assert.Throws<ObjectDisposedException>(() => tensor + next.Full(1, new Shape(2)));
    }

    [Fact]
    public void Scope_used_after_its_end_throws()
    {
        Scope scope = engine.BeginScope();
        scope.Dispose();
        scope.Dispose();

        Assert.Throws<ObjectDisposedException>(() => scope.Full(1, new Shape(2)));
        Assert.Throws<ObjectDisposedException>(() => scope.Constant([1.0], new Shape(1)));
    }

    [Fact]
    public void Scopes_within_scopes_are_independent()
    {
        using Scope outer = engine.BeginScope(recording: true);
        Tensor x = outer.Variable(outer.Full(3, Shape.Scalar));
        Tensor square = x.Square();
        Tensor inside;
        using (Scope inner = engine.BeginScope())
        {
            inside = inner.Full(5, Shape.Scalar);
            Assert.False(inner.Recording);
            Assert.False((inside * 2).RequiresGradient);
        }

        Assert.Throws<ObjectDisposedException>(() => inside.ToScalar());
        Assert.Equal(6, outer.Gradients(square, [x])[0].ToScalar());
    }

    [Fact]
    public void Operands_of_different_scopes_or_engines_are_refused()
    {
        using Scope one = engine.BeginScope(recording: true);
        using Scope other = engine.BeginScope();
        using Scope foreign = new ReferenceEngine().BeginScope();
        Tensor a = one.Full(1, new Shape(2));
        Tensor b = other.Full(1, new Shape(2));
        Tensor c = foreign.Full(1, new Shape(2));

        Assert.Contains("different scopes", Assert.Throws<InvalidOperationException>(() => a + b).Message, StringComparison.Ordinal);
        Assert.Contains("different engines", Assert.Throws<InvalidOperationException>(() => a + c).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => one.Use(b));
        Assert.Throws<InvalidOperationException>(() => one.Variable(b));
        Assert.Throws<InvalidOperationException>(() => one.Variable(c));
        Assert.Throws<InvalidOperationException>(() => one.Gradients(one.Variable(a).Sum(), [b]));
    }

    [Fact]
    public void Operands_outside_scopes_need_one_inside()
    {
        Parameter p = ParameterOf(2);
        Assert.Contains("Scope.Use", Assert.Throws<InvalidOperationException>(() => p.Value + p.Value).Message, StringComparison.Ordinal);

        using Scope scope = engine.BeginScope();
        Assert.Equal([2.0, 2], (scope.Use(p.Value) + p.Value).ToDoubleArray());
    }

    [Fact]
    public void A_scope_that_has_ended_leaves_the_next_one_alone()
    {
        Scope first = engine.BeginScope();
        first.Dispose();
        using Scope second = engine.BeginScope();
        Tensor alive = second.Full(3, new Shape(2));
        first.Dispose();

        Assert.Equal([3.0, 3], alive.ToDoubleArray());
        Assert.NotEqual(first, second);
        Assert.Throws<ObjectDisposedException>(() => first.Full(1, new Shape(2)));
        Assert.Throws<InvalidOperationException>(() => default(Scope).Engine);
    }

    [Fact]
    public void Sweep_gives_back_what_is_not_kept()
    {
        using Scope scope = engine.BeginScope();
        Tensor before = scope.Full(1, new Shape(2));
        int mark = scope.State.Mark();
        Tensor between = before + 1;
        Tensor kept = between * 3;
        scope.State.Sweep(mark, [kept, null, before]);

        Assert.Equal([6.0, 6], kept.ToDoubleArray());
        Assert.Equal([1.0, 1], before.ToDoubleArray());
        Assert.Throws<ObjectDisposedException>(() => between.Shape);
        Assert.Equal(mark + 1, scope.State.Mark());
    }

    [Fact]
    public void Sweep_leaves_numbers_that_a_kept_view_shares()
    {
        using Scope scope = engine.BeginScope();
        int mark = scope.State.Mark();
        Tensor view = scope.Constant([1.0, 2, 3, 4], new Shape(4)).Reshape(new Shape(2, 2));
        scope.State.Sweep(mark, [view]);
        scope.Full(9, new Shape(4));

        Assert.Equal([1.0, 2, 3, 4], view.ToDoubleArray());
    }

    [Fact]
    public void Sweep_does_nothing_while_recording()
    {
        using Scope scope = engine.BeginScope(recording: true);
        int mark = scope.State.Mark();
        Tensor between = scope.Full(1, new Shape(2));
        scope.State.Sweep(mark, []);

        Assert.Equal([1.0, 1], between.ToDoubleArray());
    }

    [Fact]
    public void Threads_share_parameters_each_in_scopes_of_its_own()
    {
        Parameter p = ParameterOf(64);
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            for (int round = 0; round < 500; round++)
            {
                using Scope scope = engine.BeginScope();
                for (int use = 0; use < 100; use++)
                {
                    scope.Use(p.Value);
                }

                Tensor noise = scope.Full(-1, new Shape(64));
                Assert.Equal(64 * thread, (scope.Use(p.Value) * thread).Sum().ToScalar());
                Assert.Equal(-64, noise.Sum().ToScalar());
            }
        });

        Assert.All(p.Value.ToDoubleArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Users_of_a_parameter_are_not_counted()
    {
        // Threads would count at once, lose counts, and give the parameter's numbers to a pool.
        Parameter p = ParameterOf(2);
        using Scope scope = engine.BeginScope(recording: true);
        Tensor[] views = [scope.Use(p.Value), scope.Variable(p.Value), scope.Use(p.Value).Detach()];

        Assert.All(views, view => Assert.Same(p.Value.Node.Storage, view.Node.Storage));
        Assert.Equal((false, 0), (p.Value.Node.Storage!.Pooled, p.Value.Node.Storage.References));
    }

    private Parameter ParameterOf(int length) =>
        new ParameterSet(engine, seed: 1).Root.Add("p", new Shape(length), Initializer.Filled(1));
}
