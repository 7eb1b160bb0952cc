using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict a vector a node, such as positions after a time, or forces. It reads a column of graphs with positions and a label
/// (a vector of Single, row-major [nodes×dimension]) and adds the column "Score", of the label's form.
/// </summary>
/// <remarks>
/// Use <c>mlContext.Regression.Trainers.NodeVectorRegression</c>. Networks: <see cref="EgnnOptions"/>, <see cref="RadialFieldOptions"/> and
/// <see cref="LinearDynamicsOptions"/>, whose vectors turn with the graph, and <see cref="GnnOptions"/>, whose do not.
/// </remarks>
public sealed class NodeVectorRegressionTrainer : IEstimator<NodeVectorRegressionTransformer>
{
    private readonly GraphFit fit;
    private readonly Options options;

    internal NodeVectorRegressionTrainer(IHostEnvironment environment, Options options)
    {
        options.Validate();
        this.options = options = (Options)options.Copy();
        if (!options.Network.MovesPositions && options.Network.NodeWidth == 0)
        {
            throw new ArgumentException($"{nameof(Options.Network)}: {options.Network.GetType().Name} gives neither positions nor node features.", nameof(options));
        }

        if (options.Network is EgnnOptions { UpdatePositions: false })
        {
            throw new ArgumentException(
                $"{nameof(Options.Network)}: an EGNN predicts vectors by moving positions; expected {nameof(EgnnOptions.UpdatePositions)} = true.", nameof(options));
        }

        fit = new GraphFit(
            environment, nameof(NodeVectorRegressionTrainer), options, new VectorDataViewType(NumberDataViewType.Single), ScoreColumn.Vector);
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : GraphTrainerOptions
    {
        /// <summary>The defaults.</summary>
        public Options()
            : base(new EgnnOptions())
        {
        }

        /// <summary>What a vector stands for: how it follows when the graph is moved.</summary>
        /// <value>Default: a position.</value>
        public VectorTarget Target { get; set; } = VectorTarget.Position;

        internal override void Validate()
        {
            base.Validate();
            CheckDefined(Target, nameof(Target));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The column of graphs or the label is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => fit.OutputSchema(inputSchema);

    /// <summary>Trains. <see cref="GraphTrainerOptions.ValidationFraction"/> of the rows is set aside to choose the best epoch by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column of graphs or the label is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, a graph or label is missing or differs from the first's form, or the loss is not finite from the start.</exception>
    public NodeVectorRegressionTransformer Fit(IDataView input) => Fit(input, null);

    /// <summary>Trains, and chooses the best epoch by the given validation rows.</summary>
    /// <param name="input">The rows to learn from.</param>
    /// <param name="validation">The rows to judge epochs by, with the same columns; null to set training rows aside.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column of graphs or the label is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, a graph or label is missing or differs from the first's form, or the loss is not finite from the start.</exception>
    public NodeVectorRegressionTransformer Fit(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        LabelledGraphs rows = LabelledGraphs.Split(input, validation, fit, ReadLabels);
        var description = new ModelDescription
        {
            Network = options.Network,
            Output = new NodeVectors { Target = options.Target },
            Graphs = rows.Schema,
            Scale = ScaleOf(rows.Training),
        };
        return new NodeVectorRegressionTransformer(
            new NodeVectorRegressionModelParameters(new GraphPredictor(fit.Train(description, rows))), options.GraphColumnName);
    }

    /// <summary>Directions are divided by their root mean square, which turns with them; positions keep their unit, which the graph shares.</summary>
    private TargetScale ScaleOf(IReadOnlyList<Example> training)
    {
        if (options.Target == VectorTarget.Position)
        {
            return new TargetScale();
        }

        double[] known = [.. training.SelectMany(row => row.Target).Where(value => !float.IsNaN(value)).Select(value => (double)value)];
        double size = Math.Sqrt(known.Average(value => value * value));
        return new TargetScale { Deviation = size > 0 ? size : 1 };
    }

    private static Func<Graph, long, float[]> ReadLabels(DataViewRow row, DataViewSchema.Column label)
    {
        ValueGetter<VBuffer<float>> get = row.GetGetter<VBuffer<float>>(label);
        VBuffer<float> buffer = default;
        return (graph, position) =>
        {
            get(ref buffer);
            if (graph.NodeCount > 0 && !graph.HasPositions)
            {
                throw new InvalidOperationException($"Row {position}: the graph has no positions; expected positions, whose dimension vectors have.");
            }

            int expected = graph.NodeCount * graph.Dimension;
            if (buffer.Length != expected)
            {
                throw new InvalidOperationException(
                    $"Row {position}: column '{label.Name}' has {buffer.Length} numbers; expected {expected}, {graph.Dimension} for each of {graph.NodeCount} nodes.");
            }

            float[] values = [.. buffer.DenseValues()];
            int infinite = Array.FindIndex(values, float.IsInfinity);
            return infinite < 0
                ? values
                : throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Row {position}: number {infinite} of column '{label.Name}' is {values[infinite]}; expected finite numbers."));
        };
    }
}
