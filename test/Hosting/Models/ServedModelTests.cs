using Equivariant.ML.Estimators;
using Equivariant.ML.Hosting.Models;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Hosting.Tests;

/// <summary>When a model that no longer serves ends.</summary>
public sealed class ServedModelTests
{
    [Fact]
    public void A_retired_model_ends_when_its_last_engine_comes_back()
    {
        var ml = new MLContext();
        using var file = new MemoryStream(SavedModels.First);
        var transformer = new Disposable(ml.Model.Load(file, out _));
        var model = new ServedModel<Row, Prediction>(ml, transformer, threads: 1);
        Assert.True(model.TryRent(out PredictionEngine<Row, Prediction>? first));
        Assert.True(model.TryRent(out PredictionEngine<Row, Prediction>? second));
        Assert.NotSame(first, second);
        model.Return(second);
        Assert.True(model.TryRent(out PredictionEngine<Row, Prediction>? again));
        Assert.Same(second, again);

        model.Retire();
        Assert.False(model.TryRent(out _));
        model.Return(first);
        Assert.False(transformer.Disposed);
        model.Return(again);
        Assert.True(transformer.Disposed);
    }

    [Fact]
    public void A_retired_model_that_nobody_uses_ends_at_once()
    {
        var ml = new MLContext();
        using var file = new MemoryStream(SavedModels.First);
        var transformer = new Disposable(ml.Model.Load(file, out _));
        new ServedModel<Row, Prediction>(ml, transformer, threads: 1).Retire();
        Assert.True(transformer.Disposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Its_networks_use_as_many_threads_as_they_are_told(int threads)
    {
        var ml = new MLContext();
        using var file = new MemoryStream(SavedModels.First);
        var chain = Assert.IsAssignableFrom<IEnumerable<ITransformer>>(ml.Model.Load(file, out _));
        var nested = new TransformerChain<ITransformer>(new TransformerChain<ITransformer>([.. chain]));

        new ServedModel<Row, Prediction>(ml, nested, threads).Retire();

        Assert.Equal(threads, chain.OfType<GraphRegressionTransformer>().Single().Model.Threads);
    }

    /// <summary>A model that holds something to let go.</summary>
    private sealed class Disposable(ITransformer model) : ITransformer, IDisposable
    {
        public bool Disposed { get; private set; }

        public bool IsRowToRowMapper => model.IsRowToRowMapper;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => model.GetOutputSchema(inputSchema);

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => model.GetRowToRowMapper(inputSchema);

        public IDataView Transform(IDataView input) => model.Transform(input);

        public void Dispose() => Disposed = true;

        void ICanSaveModel.Save(ModelSaveContext ctx) => model.Save(ctx);
    }
}
