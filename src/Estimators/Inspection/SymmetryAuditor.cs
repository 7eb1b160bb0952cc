using Equivariant.ML.Data;
using Equivariant.ML.Networks;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>Changes graphs at random and compares what is then predicted with what should be.</summary>
/// <param name="model">What is predicted, and by which architecture.</param>
/// <param name="single">Predicts in single precision.</param>
/// <param name="reference">Predicts in double precision.</param>
internal sealed class SymmetryAuditor(ModelDescription model, Func<PosedGraph, double[]> single, Func<PosedGraph, double[]> reference)
{
    // Enough to know a pair head by, of a graph that may have millions of pairs.
    private const int PairsOfGraph = 64;

    private static readonly Symmetry[] Kinds = [Symmetry.Permutation, Symmetry.Rotation, Symmetry.Reflection, Symmetry.Translation];

    private int Dimension => model.Output.InputsOf(model.Graphs).Dimension;

    /// <summary>Audits a model at rows.</summary>
    /// <exception cref="InvalidOperationException">A graph has other features than the training graphs.</exception>
    internal static SymmetryAudit AtRows(GraphPredictor predictor, IReadOnlyList<GraphRow> rows, int seed)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (i == 0 || !ReferenceEquals(rows[i].Graph, rows[i - 1].Graph))
            {
                predictor.Network.Description.Graphs.Check(rows[i].Graph, i);
            }
        }

        return Of(predictor, rows.GroupBy(row => row.Graph).Select(group => Posed(predictor, group.Key, group)), seed);
    }

    /// <summary>Audits a model at graphs: at all of their nodes, or at some pairs of them, where rows are nodes or pairs.</summary>
    /// <exception cref="ArgumentNullException">A graph is null.</exception>
    /// <exception cref="InvalidOperationException">A graph has other features than the training graphs.</exception>
    internal static SymmetryAudit AtGraphs(GraphPredictor predictor, IReadOnlyList<Graph> graphs, int seed)
    {
        for (int i = 0; i < graphs.Count; i++)
        {
            ArgumentNullException.ThrowIfNull(graphs[i], $"{nameof(graphs)}[{i}]");
            predictor.Network.Description.Graphs.Check(graphs[i], i);
        }

        RowShape shape = predictor.Network.Description.Output.Rows;
        SeededRandom random = new SeededRandom((ulong)(uint)seed).Fork("rows");
        return Of(predictor, graphs.Select((graph, i) => Posed(predictor, graph, RowsOf(graph, shape, random.Fork((ulong)i)))), seed);
    }

    private static SymmetryAudit Of(GraphPredictor predictor, IEnumerable<PosedGraph> graphs, int seed)
    {
        GraphNetwork network = predictor.Network;
        GraphNetwork exact = network.On(new ReferenceEngine());
        return new SymmetryAuditor(network.Description, posed => PosedPrediction.Predict(network, posed), posed => PosedPrediction.Predict(exact, posed))
            .Audit([.. graphs], seed);
    }

    /// <summary>Which edges carry messages, and where nodes are whose positions are drawn, follows from a graph as it was given, so it is settled before anything is moved.</summary>
    internal static PosedGraph Posed(GraphPredictor predictor, Graph graph, IEnumerable<GraphRow> rows) =>
        PosedGraph.Of(predictor.ToInput(graph), rows);

    /// <summary>What is asked about a graph where the caller does not say: of all nodes, or of some pairs, half of them joined by an edge.</summary>
    private static IEnumerable<GraphRow> RowsOf(Graph graph, RowShape shape, SeededRandom random)
    {
        if (shape == RowShape.Graph)
        {
            return [new GraphRow(graph)];
        }

        if (shape == RowShape.Node)
        {
            return Enumerable.Range(0, graph.NodeCount).Select(node => new GraphRow(graph, node));
        }

        var pairs = new List<GraphRow>();
        for (int i = 0; i < PairsOfGraph && graph.NodeCount > 0; i++)
        {
            if (i % 2 == 0 && graph.EdgeCount > 0)
            {
                int edge = random.NextInt(graph.EdgeCount);
                pairs.Add(new GraphRow(graph, graph.Sources[edge], graph.Targets[edge]));
            }
            else
            {
                pairs.Add(new GraphRow(graph, random.NextInt(graph.NodeCount), random.NextInt(graph.NodeCount)));
            }
        }

        return pairs;
    }

    internal SymmetryAudit Audit(IReadOnlyList<PosedGraph> graphs, int seed)
    {
        var random = new SeededRandom((ulong)(uint)seed);
        var errors = Kinds.Where(IsTried).ToDictionary(kind => kind, _ => (Single: new LargestError(), Double: new LargestError()));
        for (int i = 0; i < graphs.Count; i++)
        {
            double[] rough = single(graphs[i]);
            double[] fine = reference(graphs[i]);
            foreach ((Symmetry kind, (LargestError inSingle, LargestError inDouble)) in errors)
            {
                Change change = Draw(kind, graphs[i], random.Fork(kind.ToString()).Fork((ulong)i));
                inSingle.Add(change.Follow(rough), single(change.Graph));
                inDouble.Add(change.Follow(fine), reference(change.Graph));
            }
        }

        SymmetryResult Of(Symmetry kind) => new()
        {
            Symmetry = kind,
            Declared = model.Network.Symmetry.HasFlag(kind),
            Single = errors.GetValueOrDefault(kind).Single?.ToError(),
            Double = errors.GetValueOrDefault(kind).Double?.ToError(),
        };
        return new SymmetryAudit
        {
            Network = model.Network,
            GraphCount = graphs.Count,
            RowCount = graphs.Sum(graph => graph.Rows.Length),
            Permutation = Of(Symmetry.Permutation),
            Rotation = Of(Symmetry.Rotation),
            Reflection = Of(Symmetry.Reflection),
            Translation = Of(Symmetry.Translation),
        };
    }

    private bool IsTried(Symmetry kind) => kind == Symmetry.Permutation || Dimension > (kind == Symmetry.Rotation ? 1 : 0);

    private Change Draw(Symmetry kind, PosedGraph graph, SeededRandom random)
    {
        VectorTarget? vectors = (model.Output as NodeVectors)?.Target;
        if (kind == Symmetry.Permutation)
        {
            int[] places = PosedGraph.Shuffled(random, graph.Graph.NodeCount);
            int[] order = [.. Enumerable.Range(0, graph.Graph.EdgeCount)];
            random.Shuffle<int>(order);
            return new Change(graph.Permuted(places, order), numbers => model.Output.Placed(numbers, places));
        }

        Motion motion = kind switch
        {
            Symmetry.Rotation => Motion.Rotation(random, Dimension),
            Symmetry.Reflection => Motion.Reflection(random, Dimension),
            _ => Motion.Translation(random, Dimension, graph.Size()),
        };
        return new Change(graph.Moved(motion), numbers => vectors switch
        {
            VectorTarget.Position => motion.OfPoints(numbers),
            VectorTarget.Direction => motion.OfDirections(numbers),
            _ => numbers,
        });
    }

    /// <summary>A graph that was changed, and what its predictions should then be, from those of before.</summary>
    private readonly record struct Change(PosedGraph Graph, Func<double[], double[]> Follow);
}
