using Equivariant.ML.Data;
using Equivariant.ML.Support;
using Equivariant.ML.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>What holds of every task: it learns, it is saved, and neither threads, nor batches, nor the order of nodes change what it says.</summary>
public sealed class TaskLaws
{
    private readonly MLContext ml = new(seed: 1);

    public static TheoryData<string> Tasks => [.. TaskRow.All.Select(row => row.Name)];

    public static TheoryData<string, string> TasksOnEngines
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string task in TaskRow.All.Select(row => row.Name))
            {
                foreach (string engine in Engines.Keys)
                {
                    data.Add(task, engine);
                }
            }

            return data;
        }
    }

    /// <summary>The reference engine, and that of another assembly where the build has one.</summary>
    private static Dictionary<string, Func<Engine>> Engines
    {
        get
        {
            var engines = new Dictionary<string, Func<Engine>> { ["reference"] = () => new ReferenceEngine() };
            if (EngineProviderAttribute.Find() is { } other)
            {
                engines.Add(other.Name, () => other.Create(TestDevice.Gpu));
            }

            return engines;
        }
    }

    [Fact]
    public void Every_trainer_of_networks_has_a_row()
    {
        IEnumerable<string> trainers = typeof(GraphTrainerOptions).Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, BaseType.IsGenericType: true } && type.BaseType.GetGenericTypeDefinition() == typeof(GraphTrainerBase<,>)).Select(type => type.Name[..^"Trainer".Length]);
        Assert.Equal(trainers.Order(), TaskRow.All.Select(row => row.Name.Split(':')[0]).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_task_is_learnt(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 6));
        DataOperationsCatalog.TrainTestData split = ml.Data.TrainTestSplit(rows, testFraction: 0.2, seed: 2);
        ITransformer model = task.Trainer(ml, 60, 0).Fit(split.TrainSet);

        Assert.InRange(task.Error(ml, model.Transform(split.TestSet)), 0, 0.5);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_saved_model_answers_with_the_same_bits(string name)
    {
        (TaskRow task, IDataView rows, ITransformer model) = Fitted(name);
        string[] answers = task.Answers(model.Transform(rows));
        using var file = new MemoryStream();
        ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        ITransformer loaded = new MLContext().Model.Load(file, out _);

        Assert.IsType(model.GetType(), loaded);
        Assert.Equal(answers, task.Answers(loaded.Transform(rows)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Threads_do_not_change_a_bit(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        Assert.Equal(
            task.Answers(task.Trainer(ml, 2, 1).Fit(rows).Transform(rows)),
            task.Answers(task.Trainer(ml, 2, 2).Fit(rows).Transform(rows)));
    }

    [Theory]
    [MemberData(nameof(TasksOnEngines))]
    public void A_task_is_learnt_on_any_engine_and_predicted_on_the_processor(string name, string engine)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        ITransformer model = task.Trainer(ml, 2, 1, engine: Engines[engine]()).Fit(rows);
        float[][] expected = Scores(task.Trainer(ml, 2, 1).Fit(rows).Transform(rows)), found = Scores(model.Transform(rows));
        float scale = expected.Max(numbers => numbers.Max(Math.Abs));

        Assert.All(expected.Zip(found), pair => Assert.All(pair.First.Zip(pair.Second), numbers => Assert.Equal(numbers.First, numbers.Second, 1e-3f * scale)));
        using var file = new MemoryStream();
        ml.Model.Save(model, rows.Schema, file);
        file.Position = 0;
        Assert.Equal(task.Answers(model.Transform(rows)), task.Answers(new MLContext().Model.Load(file, out _).Transform(rows)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Rows_one_by_one_are_answered_as_rows_together(string name)
    {
        (TaskRow task, IDataView rows, ITransformer model) = Fitted(name);
        IRowToRowMapper mapper = model.GetRowToRowMapper(rows.Schema);
        DataViewSchema.Column[] columns = [.. task.Columns.Select(column => mapper.OutputSchema[column])];
        using DataViewRowCursor cursor = rows.GetRowCursor(mapper.GetDependencies(columns));
        using DataViewRow row = mapper.GetRow(cursor, columns);
        var single = new SingleRowAnswers(row, columns);
        while (cursor.MoveNext())
        {
            single.Read();
        }

        Assert.Equal(task.Answers(model.Transform(rows)), single.Answers(task));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Rows_of_one_graph_are_answered_as_if_each_had_its_own(string name)
    {
        (TaskRow task, _, ITransformer model) = Fitted(name);
        TaskSample[] rows = [.. task.Rows(3, 1).Take(30)];
        string[] shared = task.Answers(model.Transform(TaskRow.View(ml, rows)));
        foreach (TaskSample row in rows)
        {
            row.Graph = row.Graph.WithPositions(row.Graph.Positions, row.Graph.HasPositions ? row.Graph.Dimension : 0);
        }

        Assert.Equal(shared, task.Answers(model.Transform(TaskRow.View(ml, rows))));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_order_of_nodes_does_not_matter(string name)
    {
        (TaskRow task, _, ITransformer model) = Fitted(name);
        TaskSample[] rows = [.. task.Rows(3, 1).Take(20)];
        IDataView before = model.Transform(TaskRow.View(ml, rows));
        float[][] expected = Scores(before);
        for (int i = 0; i < rows.Length; i++)
        {
            TaskSample row = rows[i];
            int[] order = [.. Enumerable.Range(0, row.Graph.NodeCount)];
            new Random(i).Shuffle(order);
            rows[i] = new TaskSample
            {
                Graph = Permuted.Of(row.Graph, order),
                Node = Array.IndexOf(order, row.Node),
                Source = Array.IndexOf(order, row.Source),
                Target = Array.IndexOf(order, row.Target),
            };
            expected[i] = task.Reordered(expected[i], order);
        }

        float[][] found = Scores(model.Transform(TaskRow.View(ml, rows)));
        Assert.All(expected.Zip(found), pair => Assert.All(pair.First.Zip(pair.Second), numbers => Assert.Equal(numbers.First, numbers.Second, 1e-3f)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_shape_of_the_output_is_told_before_training(string name)
    {
        (TaskRow task, IDataView rows, ITransformer model) = Fitted(name);
        SchemaShape shape = task.Trainer(ml, 1, 1).GetOutputSchema((SchemaShape)Interop.Hidden.ShapeOf(rows.Schema));
        var found = (SchemaShape)Interop.Hidden.ShapeOf(model.GetOutputSchema(rows.Schema));
        Assert.Equal(found.Select(Describe).Order(), shape.Select(Describe).Order());

        static string Describe(SchemaShape.Column column) =>
            $"{column.Name} {column.Kind} {column.ItemType} {column.IsKey} [{string.Join(", ", column.Annotations.Select(annotation => $"{annotation.Name} {annotation.ItemType}").Order())}]";
    }

    private (TaskRow Task, IDataView Rows, ITransformer Model) Fitted(string name)
    {
        TaskRow task = TaskRow.Named(name);
        IDataView rows = TaskRow.View(ml, task.Rows(1, 1));
        return (task, rows, task.Trainer(ml, 2, 0).Fit(rows));
    }

    private static float[][] Scores(IDataView scored) => scored.Schema["Score"].Type is VectorDataViewType
        ? [.. scored.Read<VBuffer<float>>(null, "Score").Select(numbers => numbers.DenseValues().ToArray())]
        : [.. scored.Read<float>(null, "Score").Select(number => new[] { number })];
}
