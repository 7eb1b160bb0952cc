using Equivariant.ML.Networks.Tests.Layers;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Composition;

public class ComposedOptionsTests
{
    private static readonly LayerOptions[] Three = [new GcnLayerOptions { Width = 4 }, new SageLayerOptions { Width = 4 }, new LinearLayerOptions { Width = 4 }];

    private static readonly (ComposedOptions Options, string Message)[] OutOfRange =
    [
        (new ComposedOptions { Layers = [] }, "ComposedOptions.Layers.Count is 0; expected 1 to 1024."),
        (new ComposedOptions { Activation = (Activation)9 }, "ComposedOptions.Activation is 9; expected Silu, Relu, LeakyRelu, Tanh, Elu, ShiftedSoftplus."),
        (new ComposedOptions { Norm = (Norm)9 }, "ComposedOptions.Norm is 9; expected None, Graph, Layer, Batch."),
        (new ComposedOptions { JumpingKnowledge = (JumpingKnowledge)9 }, "ComposedOptions.JumpingKnowledge is 9; expected None, Concat, Max, Sum."),
        (new ComposedOptions { Dropout = 1 }, "ComposedOptions.Dropout is 1; expected 0 to below 1."),
        (new ComposedOptions { InputDropout = -0.5 }, "ComposedOptions.InputDropout is -0.5; expected 0 to below 1."),
        (new ComposedOptions { EdgeDropout = 1 }, "ComposedOptions.EdgeDropout is 1; expected 0 to below 1."),
        (new ComposedOptions { NodeDropout = -1 }, "ComposedOptions.NodeDropout is -1; expected 0 to below 1."),
        (new ComposedOptions { HeadLayers = 3 }, "ComposedOptions.HeadLayers is 3; expected 0 to 2."),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, OutOfRange.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Option_out_of_its_range_is_refused(int place)
    {
        (ComposedOptions options, string message) = OutOfRange[place];
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(options.Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_that_do_not_fit_are_refused()
    {
        LayerOptions[] uneven = [new GcnLayerOptions { Width = 4 }, new GcnLayerOptions { Width = 5 }];
        Assert.Equal(
            "Max of layers that are 4, 5 wide; expected one width.",
            Assert.Throws<ArgumentException>(new ComposedOptions { Layers = [.. uneven], JumpingKnowledge = JumpingKnowledge.Max }.Validate).Message);
        Assert.Equal(
            "ComposedOptions.Layers[1] is null; expected a layer's options.",
            Assert.Throws<ArgumentException>(new ComposedOptions { Layers = [new GcnLayerOptions(), null!] }.Validate).Message);
        var edges = new ComposedOptions { Layers = [new GcnLayerOptions(), new GineLayerOptions()] };
        Assert.StartsWith(
            "ComposedOptions.Layers[1]: GineLayer: edges without features; expected at least one feature. GinLayer needs none.",
            Assert.Throws<ArgumentException>(() => edges.Create(new ParameterSet(new ReferenceEngine(), 1).Root, new InputWidths { Nodes = 2 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Two_graph_convolutions_are_a_GCN_in_training_too()
    {
        var gcn = new GcnOptions { Layers = 2, Width = 4, LastWidth = 2, Dropout = 0.5, Activation = Activation.Tanh };
        var composed = new ComposedOptions
        {
            Layers = [new GcnLayerOptions { Width = 4 }, new GcnLayerOptions { Width = 2 }], Dropout = 0.5, Activation = Activation.Tanh,
        };

        SmallGraph.AssertClose(Of(gcn).Forward(), Of(composed).Forward());
        SmallGraph.AssertClose(Of(gcn).Forward(training: new TrainingPass(5)), Of(composed).Forward(training: new TrainingPass(5)));
        SmallGraph.AssertClose(
            Of(gcn).Forward(sparse: true, training: new TrainingPass(5)), Of(composed).Forward(sparse: true, training: new TrainingPass(5)));
        Assert.Equal(gcn.NodeWidth, composed.NodeWidth);
        Assert.Equal(gcn.Symmetry, composed.Symmetry);
        Assert.True(composed.ReadsSparseNodes(SmallGraph.Widths));
        Assert.False(composed.ReadsSparseNodes(SmallGraph.Widths with { Dimension = 3 }));
    }

    [Fact]
    public void The_input_has_a_dropout_of_its_own()
    {
        var options = new ComposedOptions { Layers = [.. Three], Dropout = 0.5, InputDropout = 0 };
        var inputOnly = new ComposedOptions { Layers = [.. Three], InputDropout = 0.5 };
        double[][] plain = Of(options).Forward();

        Assert.NotEqual(plain, Of(options).Forward(training: new TrainingPass(5)));
        Assert.NotEqual(plain, Of(inputOnly).Forward(training: new TrainingPass(5)));
        Assert.NotEqual(Of(options).Forward(training: new TrainingPass(5)), Of(inputOnly).Forward(training: new TrainingPass(5)));
        Assert.Equal(plain, Of(options with { Dropout = 0 }).Forward(training: new TrainingPass(5)));
    }

    [Fact]
    public void Edges_and_nodes_are_dropped_in_training_alone()
    {
        ComposedOptions none = new() { Layers = [.. Three] }, edges = none with { EdgeDropout = 0.5 }, nodes = none with { NodeDropout = 0.5 };
        double[][] plain = Of(none).Forward(training: new TrainingPass(5));

        Assert.All((ComposedOptions[])[edges, nodes], options => Assert.Equal(plain, Of(options).Forward()));
        Assert.All((ComposedOptions[])[edges, nodes], options => Assert.NotEqual(plain, Of(options).Forward(training: new TrainingPass(5))));
        SmallGraph.AssertClose(Of(nodes).Forward(training: new TrainingPass(5)), Of(nodes).Forward(sparse: true, training: new TrainingPass(5)));
    }

    /// <summary>Positions stand after the features that a graph's nodes come with, types among them.</summary>
    [Fact]
    public void Types_are_seen_by_the_first_layer_wherever_they_stand()
    {
        var options = new ComposedOptions { Layers = [new TypedLinearLayerOptions { Width = 4 }, new TypedLinearLayerOptions { Width = 2 }] };
        var parameters = new ParameterSet(new ReferenceEngine(), 1);
        options.Create(parameters.Root, new InputWidths { Nodes = 5, NodeTypes = 2..5, Dimension = 3 });

        Assert.Equal(new Shape(3 * (2 + 3 + 1), 4), parameters["layer0/weight"].Shape);
        Assert.Equal(new Shape(4 + 1, 2), parameters["layer1/weight"].Shape);
    }

    [Fact]
    public void A_network_that_pools_nodes_predicts_for_graphs_alone()
    {
        var options = new ComposedOptions { Layers = [new GcnLayerOptions { Width = 4 }, new DiffPoolLayerOptions { Width = 4, Clusters = 2 }, new GcnLayerOptions { Width = 4 }], Residual = true };
        Assert.True(options.PoolsNodes);
        Assert.False(new ComposedOptions().PoolsNodes);
        Assert.Equal(2 * 2, Of(options).Forward().Length);
        ParameterScope parameters = new ParameterSet(new ReferenceEngine(), 1).Root;
        foreach (Func<Head> build in new Func<Head>[]
        {
            () => new NodeHead(parameters, options, 1), () => new PairHead(parameters, options, 0, 1, directed: false), () => new NodeVectorHead(parameters, options, 3, VectorTarget.Position),
        })
        {
            Assert.StartsWith("ComposedOptions pools nodes, and so predicts for graphs alone;", Assert.Throws<ArgumentException>(build).Message, StringComparison.Ordinal);
        }

        Assert.StartsWith(
            "ComposedOptions.JumpingKnowledge is Max, but Layers give different nodes; expected None where one pools them.",
            Assert.Throws<ArgumentException>((options with { JumpingKnowledge = JumpingKnowledge.Max }).Validate).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Jumping_knowledge_joins_what_each_layer_gives()
    {
        double[][][] each = [.. Enumerable.Range(1, 3).Select(count => Of(Form(JumpingKnowledge.None) with { Layers = [.. Three[..count]] }).Forward())];

        SmallGraph.AssertClose(each[2], Of(Form(JumpingKnowledge.None)).Forward());
        SmallGraph.AssertClose(Joined(each, rows => [.. rows.SelectMany(row => row)]), Of(Form(JumpingKnowledge.Concat)).Forward());
        SmallGraph.AssertClose(Joined(each, rows => [.. rows[0].Select((_, i) => rows.Max(row => row[i]))]), Of(Form(JumpingKnowledge.Max)).Forward());
        SmallGraph.AssertClose(Joined(each, rows => [.. rows[0].Select((_, i) => rows.Sum(row => row[i]))]), Of(Form(JumpingKnowledge.Sum)).Forward());
        Assert.Equal([4, 12, 4, 4], Enum.GetValues<JumpingKnowledge>().Select(knowledge => Form(knowledge).NodeWidth));

        static ComposedOptions Form(JumpingKnowledge knowledge) =>
            new() { Layers = [.. Three], JumpingKnowledge = knowledge, FinishLast = true, Norm = Norm.Layer, Activation = Activation.Elu };
    }

    [Fact]
    public void A_residual_network_adds_what_a_layer_gives_where_widths_are_equal()
    {
        var options = new ComposedOptions { Layers = [.. Three[..2]], Activation = null };
        double[][] first = Of(options with { Layers = [Three[0]] }).Forward();
        double[][] second = Of(options).Forward();
        double[][] residual = Of(options with { Residual = true }).Forward();

        SmallGraph.AssertClose([.. first.Zip(second, SmallGraph.Plus)], residual);
        Assert.True((options with { Residual = true }).ReadsSparseNodes(SmallGraph.Widths));
        Assert.False((options with { Residual = true }).ReadsSparseNodes(SmallGraph.Widths with { Nodes = 4 }));
    }

    [Fact]
    public void Networks_of_equal_layers_are_equal_and_print_them()
    {
        var options = new ComposedOptions { Layers = [new GcnLayerOptions { Width = 4 }], Norm = Norm.Graph };

        Assert.Equal(options, new ComposedOptions { Layers = [new GcnLayerOptions { Width = 4 }], Norm = Norm.Graph });
        Assert.NotEqual(options, options with { Layers = [new GcnLayerOptions { Width = 5 }] });
        Assert.Equal(
            "ComposedOptions { HeadLayers = 2, Layers = [GcnLayerOptions { Width = 4 }], Activation = Relu, Norm = Graph, FinishLast = False, Residual = False, " +
            "Dropout = 0, InputDropout = , EdgeDropout = 0, NodeDropout = 0, JumpingKnowledge = None }",
            options.ToString());
    }

    private static SmallGraph Of(NetworkOptions options) => new(parameters => options.Create(parameters, SmallGraph.Widths));

    private static double[][] Joined(double[][][] each, Func<double[][], double[]> join) =>
        [.. Enumerable.Range(0, SmallGraph.Nodes).Select(node => join([.. each.Select(rows => rows[node])]))];
}
