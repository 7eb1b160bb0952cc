using System.Globalization;
using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators;

/// <summary>
/// Trains a graph network to predict a number a graph, such as a molecule's energy. It reads a column of graphs and a label (Single) and adds the column "Score" (Single).
/// </summary>
/// <remarks>Use <c>mlContext.Regression.Trainers.GraphRegression</c>. Networks: <see cref="EgnnOptions"/>, <see cref="GnnOptions"/>.</remarks>
public sealed class GraphRegressionTrainer : IEstimator<GraphRegressionTransformer>
{
    private readonly GraphFit fit;
    private readonly Options options;

    internal GraphRegressionTrainer(IHostEnvironment environment, Options options)
    {
        options.Validate();
        this.options = options = (Options)options.Copy();
        if (options.Network.NodeWidth == 0)
        {
            throw new ArgumentException(
                $"{nameof(Options.Network)}: {options.Network.GetType().Name} moves positions and gives no node features, so it cannot predict a number a graph; " +
                $"expected {nameof(EgnnOptions)} or {nameof(GnnOptions)}.",
                nameof(options));
        }

        fit = new GraphFit(environment, nameof(GraphRegressionTrainer), options, NumberDataViewType.Single, ScoreColumn.Number);
    }

    /// <summary>What the trainer can be told.</summary>
    public sealed class Options : GraphTrainerOptions
    {
        /// <summary>The defaults: an EGNN that leaves positions as they are.</summary>
        public Options()
            : base(new EgnnOptions { UpdatePositions = false })
        {
        }

        /// <summary>How the nodes of a graph become one row.</summary>
        /// <value>Default: the sum, for what grows with the graph.</value>
        public Readout Readout { get; set; } = Readout.Sum;

        /// <summary>
        /// Whether, where nodes have types, what a least-squares fit by their counts explains is taken off the labels first (for molecules:
        /// an offset for each element), so that the network learns the rest. Where they have none, the mean label is taken off.
        /// </summary>
        /// <value>Default: true.</value>
        public bool CompositionOffsets { get; set; } = true;

        internal override void Validate()
        {
            base.Validate();
            CheckDefined(Readout, nameof(Readout));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The column of graphs or the label is missing or of another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => fit.OutputSchema(inputSchema);

    /// <summary>Trains. <see cref="GraphTrainerOptions.ValidationFraction"/> of the rows is set aside to choose the best epoch by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column of graphs or the label is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, a graph or label is missing or differs from the first's form, or the loss is not finite from the start.</exception>
    public GraphRegressionTransformer Fit(IDataView input) => Fit(input, null);

    /// <summary>Trains, and chooses the best epoch by the given validation rows.</summary>
    /// <param name="input">The rows to learn from.</param>
    /// <param name="validation">The rows to judge epochs by, with the same columns; null to set training rows aside.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column of graphs or the label is missing or of another type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, a graph or label is missing or differs from the first's form, or the loss is not finite from the start.</exception>
    public GraphRegressionTransformer Fit(IDataView input, IDataView? validation)
    {
        ArgumentNullException.ThrowIfNull(input);
        LabelledGraphs rows = LabelledGraphs.Split(input, validation, fit, ReadLabels);
        TargetScale scale = ScaleOf(rows);
        var description = new ModelDescription
        {
            Network = options.Network,
            Output = new GraphNumbers { Readout = options.Readout },
            Graphs = rows.Schema,
            Scale = scale,
        };
        GraphNetwork network = fit.Train(description, rows);
        return new GraphRegressionTransformer(new GraphRegressionModelParameters(new GraphPredictor(network)), options.GraphColumnName);
    }

    private static Func<Graph, long, float[]> ReadLabels(DataViewRow row, DataViewSchema.Column label)
    {
        ValueGetter<float> get = row.GetGetter<float>(label);
        return (_, position) =>
        {
            float value = 0;
            get(ref value);
            return !float.IsInfinity(value)
                ? [value]
                : throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"Row {position}: column '{label.Name}' is {value}; expected a finite number."));
        };
    }

    private TargetScale ScaleOf(LabelledGraphs rows)
    {
        IReadOnlyList<Example> training = rows.Training;
        TargetScale scale = options.CompositionOffsets && rows.Schema.NodeTypes.Length > 0
            ? ByComposition(training)
            : new TargetScale { Mean = training.Average(row => (double)row.Target[0]) };
        double deviation = Math.Sqrt(training.Average(row => Math.Pow(row.Target[0] - scale.Offset(row.Graph), 2)));

        // Where nothing but rounding is left to learn, there is nothing to scale by.
        double size = training.Max(row => Math.Abs((double)row.Target[0]));
        return scale with { Deviation = deviation > 1e-6 * size ? deviation : 1 };
    }

    private static TargetScale ByComposition(IReadOnlyList<Example> training)
    {
        CompositionOffsets offsets = Data.CompositionOffsets.Fit(training.Select(row => (row.Graph, (double)row.Target[0])));
        return new TargetScale { Types = [.. offsets.Offsets.Keys], TypeOffsets = [.. offsets.Offsets.Values] };
    }
}
