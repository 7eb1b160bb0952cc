using Equivariant.ML.Tensors;

namespace Equivariant.ML.Networks.Tests.Heads;

/// <summary>How a pair is decoded without maps.</summary>
public class PairHeadTests
{
    private static readonly GcnOptions Gcn = new() { Width = 2, HeadLayers = 0 };

    [Theory]
    [InlineData(LinkDecoder.InnerProduct, "", 13.0)]
    [InlineData(LinkDecoder.Distance, "decoder/weight decoder/bias", -0.3)]
    public void A_decoder_reads_the_features_themselves(LinkDecoder decoder, string paths, double expected)
    {
        var engine = new ReferenceEngine();
        var parameters = new ParameterSet(engine, seed: 1);
        var head = new PairHead(parameters.Root, Gcn, 0, 1, directed: false, decoder);
        using Scope scope = engine.BeginScope();
        Tensor a = scope.Constant([1.0, 2.0], new Shape(1, 2)), b = scope.Constant([3.0, 5.0], new Shape(1, 2));

        Assert.Equal(paths, string.Join(' ', parameters.All.Select(parameter => parameter.Path)));
        Assert.Equal(new Shape(1, 1), head.Decode(a, b, null).Shape);
        Assert.Equal(expected, head.Decode(a, b, null).ToDoubleArray()[0], 1e-12);
    }

    [Fact]
    public void What_a_decoder_cannot_tell_is_refused()
    {
        static string Message(Action<ParameterScope> create) =>
            Assert.Throws<ArgumentException>(() => create(new ParameterSet(new ReferenceEngine(), seed: 1).Root)).Message;

        Assert.StartsWith(
            "Directed is true, and the decoder is Distance, which gives (a, b) what it gives (b, a); expected Directed = false, or the decoder Mlp.",
            Message(parameters => _ = new PairHead(parameters, Gcn, 0, 1, directed: true, LinkDecoder.Distance)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "3 numbers are to be predicted for a pair, and the decoder InnerProduct gives one; expected 1.",
            Message(parameters => _ = new PairHead(parameters, Gcn, 0, 3, directed: false, LinkDecoder.InnerProduct)),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairHead(new ParameterSet(new ReferenceEngine(), seed: 1).Root, Gcn, 0, 1, directed: false, (LinkDecoder)9));
    }
}
