using Equivariant.ML.Estimators;
using Equivariant.ML.Interop;
using Microsoft.ML;

[assembly: ModelLoader<GraphAutoencoderTransformer>]

namespace Equivariant.ML.Estimators;

/// <summary>
/// Adds the columns "Embedding" (a vector of Single, [nodes×width]), "Score" and "Probability" (vectors of Single, [nodes×nodes], 0 on the diagonal), all row-major: where each node of the row's graph
/// is embedded, and what that tells of its edges.
/// Made by <see cref="GraphAutoencoderTrainer"/>, or loaded from a model file.
/// </summary>
public sealed class GraphAutoencoderTransformer : GraphPredictionTransformer<GraphAutoencoderModelParameters>, ISavedModel
{
    internal GraphAutoencoderTransformer(GraphAutoencoderModelParameters model, RowColumns columns)
        : base(model, columns)
    {
    }

    /// <summary>
    /// The same model, whose predictions draw nodes' random positions from another number than <see cref="GraphAutoencoderTrainer.Options.NoiseSeed"/>. How much a reconstruction hangs on what was drawn
    /// shows from one to the other.
    /// </summary>
    /// <param name="seed">What positions are drawn from.</param>
    public GraphAutoencoderTransformer WithNoiseSeed(int seed)
    {
        GraphNetwork network = Model.Predictor.Network;
        var output = (ReconstructedEdges)network.Description.Output;
        return new(new GraphAutoencoderModelParameters(new GraphPredictor(network.With(output with { NoiseSeed = seed }))), RowColumns);
    }

    static ModelKind ISavedModel.Kind { get; } = new("GraphAutoencoder", Version: 1);

    static object ISavedModel.Load(object environment, ModelReader file)
    {
        (GraphPredictor predictor, RowColumns columns) = PredictionFile.Read<ReconstructedEdges, EdgeScores>(file);
        return new GraphAutoencoderTransformer(new GraphAutoencoderModelParameters(predictor), columns);
    }

    private protected override void Save(ModelSaveContext context) =>
        ModelFile.Save<GraphAutoencoderTransformer>(context, file => PredictionFile.Write(Model.Predictor, RowColumns, file));
}
