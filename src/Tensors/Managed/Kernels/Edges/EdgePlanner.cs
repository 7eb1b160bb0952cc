using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>Gives every step of an <see cref="EdgeProgram"/> the addresses that it works on.</summary>
internal unsafe ref struct EdgePlanner<T>
    where T : unmanaged, ILanes<T>
{
    // What a tile holds stays in the second-level cache; few edges at a time would leave the multiplications waiting for their matrices. Multiples
    // of 24 are whole tiles of eight rows, of six and of four.
    private const int TileBytes = 192 << 10, MostEdges = 120, LeastEdges = 24;

    private readonly EdgeCall call;
    private readonly ReadOnlySpan<TensorNode?> gradients;
    private readonly EdgeStepPlan<T>* steps;
    private int floatsAnEdge;

    /// <param name="call">What runs.</param>
    /// <param name="gradients">Where the operands' gradients go, and then steps' rows; empty where there is no backward pass.</param>
    /// <param name="steps">Room for the steps.</param>
    public EdgePlanner(in EdgeCall call, ReadOnlySpan<TensorNode?> gradients, EdgeStepPlan<T>* steps)
    {
        this.call = call;
        this.gradients = gradients;
        this.steps = steps;
    }

    private readonly bool Backward => !gradients.IsEmpty;

    /// <summary>How many floats prepared weights take at most.</summary>
    public static int RoomForWeights(in EdgeCall call, bool backward)
    {
        int room = 0;
        foreach (EdgeStep step in call.Program.Steps)
        {
            if (step.Kind == EdgeStepKind.Linear)
            {
                Shape shape = call.Operands[step.First].Shape;
                room = checked(room + TileMatrix<T>.Room(shape[0], shape[1]) + (backward ? TileMatrix<T>.Room(shape[1], shape[0]) : 0));
            }
        }

        return room;
    }

    /// <summary>Plans every step.</summary>
    /// <param name="plan">Gets the sizes of tiles and sums.</param>
    /// <param name="weights">Room for prepared weights.</param>
    public void Plan(ref EdgePlan<T> plan, float* weights)
    {
        ReadOnlySpan<EdgeStep> program = call.Program.Steps;
        ReadOnlySpan<int> widths = call.Widths;
        int kept = 0, widest = 0;
        for (int i = 0; i < program.Length; i++)
        {
            EdgeStep step = program[i];
            steps[i] = new EdgeStepPlan<T>
            {
                Kind = step.Kind,
                Function = step.Function,
                A = (float)step.A,
                B = (float)step.B,
                X = step.X,
                Y = step.Y,
                Width = widths[i],
                WeightRows = step.Kind == EdgeStepKind.Linear ? Operand(step.First) : null,
                AtTarget = step.Kind == EdgeStepKind.Ends ? Operand(step.First) : null,
                AtSource = step.Kind == EdgeStepKind.Ends ? Operand(step.Second) : null,
                Bias = step.Kind == EdgeStepKind.Linear ? Operand(step.Second) : null,
                Rows = step.Kind == EdgeStepKind.Own ? Operand(step.First) : null,
                ToWeight = -1,
                ToBias = -1,
            };
            if (!call.Kept.IsEmpty && call.Program.Keeps(i, widths))
            {
                steps[i].Rows = Address(call.Kept[kept++]);
            }

            widest = Math.Max(widest, widths[i]);
            Join(i, step);
            if (step.Kind == EdgeStepKind.Linear)
            {
                PrepareWeight(i, step, widths[step.X], ref weights);
                widest = Math.Max(widest, widths[step.X]);
            }
        }

        if (Backward)
        {
            FindWants();
        }

        // What is packed on the way lies in front.
        floatsAnEdge = Backward ? Rounded(widest) : 0;
        int tile = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            // The first pass measures a tile of one edge, by which the number of edges is chosen.
            tile = pass == 0 ? 1 : Math.Clamp(TileBytes / sizeof(float) / Math.Max(floatsAnEdge, 1) / LeastEdges * LeastEdges, LeastEdges, MostEdges);
            floatsAnEdge = Backward ? Rounded(widest) : 0;
            for (int i = 0; i < program.Length; i++)
            {
                Place(i, tile);
            }
        }

        plan.TileEdges = tile;
        plan.TileFloats = checked(floatsAnEdge * tile);
        plan.SumFloats = PlaceSums();
        plan.Steps = steps;
        plan.StepCount = program.Length;
    }

    // Numbers, such as a distance, that are added to what ends bring.
    private readonly void Join(int i, in EdgeStep step)
    {
        if (step.Kind != EdgeStepKind.Linear || step.Y < 0 || call.Program.Readers(step.Y) > 1)
        {
            return;
        }

        ref EdgeStepPlan<T> sum = ref steps[step.Y];
        int inputs = sum.FewInputs + call.Widths[step.X];
        bool ends = sum.Kind == EdgeStepKind.Ends && sum.AtTarget != null && sum.AtSource != null;
        if (inputs <= EndsPlus<T>.MostInputs && (ends || sum.FewInputs > 0))
        {
            steps[i].FewInputs = inputs;
            sum.OnTheWay = true;
        }
    }

    private void PrepareWeight(int i, in EdgeStep step, int inner, ref float* weights)
    {
        int width = steps[i].Width;
        float* weight = Operand(step.First);
        if (steps[i].FewInputs == 0)
        {
            steps[i].Weight = TileMatrix<T>.Prepare(new Operand(weight, width, 1), inner, width, ref weights);
        }

        if (Backward)
        {
            steps[i].Turned = TileMatrix<T>.Prepare(new Operand(weight, 1, width), width, inner, ref weights);
        }
    }

    // A gradient flows where an operand behind wants one.
    private readonly void FindWants()
    {
        ReadOnlySpan<EdgeStep> program = call.Program.Steps;
        for (int i = 0; i < program.Length; i++)
        {
            EdgeStep step = program[i];
            steps[i].Wants = step.Kind != EdgeStepKind.Detach &&
                (Gets(step.First) || Gets(step.Second) || (step.X >= 0 && steps[step.X].Wants) || (step.Y >= 0 && steps[step.Y].Wants));
        }
    }

    // Where a step's values, slopes and gradient lie.
    private void Place(int i, int tile)
    {
        EdgeStep step = call.Program.Steps[i];
        ref EdgeStepPlan<T> its = ref steps[i];
        if (its.Rows == null && step.Kind != EdgeStepKind.Detach && !its.OnTheWay)
        {
            its.Value = Take(its.Width, tile);
        }

        if (!Backward || !its.Wants)
        {
            return;
        }

        bool alone = step.X >= 0 && call.Program.Readers(step.X) == 1 && steps[step.X].Kind != EdgeStepKind.Detach;
        if (step.Kind == EdgeStepKind.Map)
        {
            // The slope may take the place of what it is the slope at, if nothing else reads that.
            its.Slope = alone && steps[step.X].Rows == null ? steps[step.X].Value : Take(its.Width, tile);
        }

        // So may the gradient take that of the only value it goes on to.
        int shared = step.Kind == EdgeStepKind.Map && alone ? step.X
            : step.Kind == EdgeStepKind.Linear && step.Y >= 0 && call.Program.Readers(step.Y) == 1 ? step.Y
            : -1;
        if (shared >= 0 && steps[shared].Wants)
        {
            its.Gradient = steps[shared].Gradient;
            its.ToRows = steps[shared].ToRows;
            return;
        }

        its.ToRows = null;
        if (step.Kind == EdgeStepKind.Own)
        {
            its.ToRows = Gradient(step.First);
        }
        else if (step.Kind == EdgeStepKind.Ends)
        {
            its.ToTarget = Gradient(step.First);
            its.ToSource = Gradient(step.Second);
            its.ToRows = gradients[call.Program.InputCount + i] is { } rows ? Address(rows) : null;
        }

        if (its.ToRows == null)
        {
            its.Gradient = Take(its.Width, tile);
        }
    }

    private int Take(int width, int tile)
    {
        int offset = checked(floatsAnEdge * tile);
        floatsAnEdge = checked(floatsAnEdge + Rounded(width));
        return offset;
    }

    private readonly int PlaceSums()
    {
        int length = 0;
        ReadOnlySpan<EdgeStep> program = call.Program.Steps;
        for (int i = 0; i < program.Length && Backward; i++)
        {
            if (program[i].Kind == EdgeStepKind.Linear)
            {
                steps[i].ToWeight = Sum(program[i].First, ref length);
                steps[i].ToBias = Sum(program[i].Second, ref length);
            }
        }

        return length;
    }

    private readonly int Sum(int input, ref int length)
    {
        if (!Gets(input))
        {
            return -1;
        }

        int offset = length;
        length = checked(length + Rounded(gradients[input]!.Shape.Length));
        return offset;
    }

    private readonly bool Gets(int input) => Backward && input >= 0 && gradients[input] is not null;

    private readonly float* Gradient(int input) => Gets(input) ? Address(gradients[input]!) : null;

    private readonly float* Operand(int input) => input < 0 ? null : Address(call.Operands[input]);

    // Whole registers, so that whatever a tile holds begins on a cache line.
    private static int Rounded(int width) => checked(width + 15) & ~15;

    // Blocks do not move.
    private static float* Address(TensorNode node) =>
        (float*)Unsafe.AsPointer(ref ((ManagedStorage)node.Storage!).First(node.Shape.Length));
}
