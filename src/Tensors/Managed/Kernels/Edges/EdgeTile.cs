using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>A few edges that follow each other, with room for what each step computes for them.</summary>
internal readonly unsafe ref struct EdgeTile<T>
    where T : unmanaged, ILanes<T>
{
    private readonly EdgePlan<T>* plan;
    private readonly float* room;
    private readonly int first;
    private readonly int rows;

    /// <param name="plan">What is computed.</param>
    /// <param name="room">As many floats as the plan says.</param>
    /// <param name="first">The first edge.</param>
    /// <param name="rows">How many edges.</param>
    public EdgeTile(EdgePlan<T>* plan, float* room, int first, int rows)
    {
        this.plan = plan;
        this.room = room;
        this.first = first;
        this.rows = rows;
    }

    /// <summary>Computes every step's values; before a backward pass, those that were kept are there already, and slopes are wanted.</summary>
    [MethodImpl(Jit.Loop)]
    public void Compute(bool again)
    {
        for (int i = 0; i < plan->StepCount; i++)
        {
            EdgeStepPlan<T>* step = plan->Steps + i;
            bool there = step->OnTheWay || (again && step->Kind == EdgeStepKind.Linear && step->Rows != null);
            if (!there)
            {
                Compute(step, Value(i), again);
            }
        }
    }

    /// <summary>Adds the outputs to their targets' rows of the result.</summary>
    public void Send()
    {
        int column = 0;
        for (int i = 0; i < plan->OutputCount; i++)
        {
            int value = plan->Outputs[i].Value, width = plan->Steps[value].Width;
            EdgeRows<T>.Scatter(Value(value), plan->Targets + first, plan->Result + column, plan->OutputWidth, rows, width);
            column += width;
        }
    }

    /// <summary>Goes back from the result's gradient to the operands'; sums over edges are added to a chunk's.</summary>
    public void Differentiate(float* sums)
    {
        bool* written = stackalloc bool[EdgeProgram.MostSteps];
        int column = 0;
        for (int i = 0; i < plan->OutputCount; i++)
        {
            int value = plan->Outputs[i].Value, width = plan->Steps[value].Width;
            if (plan->Steps[value].Wants)
            {
                int* pointers = plan->Outputs[i].Mean ? plan->Pointers : null;
                EdgeRows<T>.Gather(
                    plan->Result + column, plan->OutputWidth, plan->Targets + first, pointers, written[value], Gradient(value), rows, width);
                written[value] = true;
            }

            column += width;
        }

        for (int i = plan->StepCount - 1; i >= 0; i--)
        {
            if (written[i])
            {
                Differentiate(plan->Steps + i, Gradient(i), written, sums);
            }
        }
    }

    private float* Value(int step)
    {
        EdgeStepPlan<T>* its = plan->Steps + step;
        return its->Kind == EdgeStepKind.Detach ? Value(its->X) : its->Rows != null ? its->Rows + ((nint)first * its->Width) : room + its->Value;
    }

    private float* Gradient(int step)
    {
        EdgeStepPlan<T>* its = plan->Steps + step;
        return its->ToRows != null ? its->ToRows + ((nint)first * its->Width) : room + its->Gradient;
    }

    private void Compute(EdgeStepPlan<T>* step, float* y, bool again)
    {
        int width = step->Width;
        switch (step->Kind)
        {
            case EdgeStepKind.Ends:
                Ends(step, y);
                break;
            case EdgeStepKind.Linear when step->FewInputs > 0:
                EndsPlus(step, y);
                break;
            case EdgeStepKind.Linear:
                float* start = step->Y >= 0 ? Value(step->Y) : step->Bias;
                step->Weight.Times(rows, Value(step->X), start, step->Y >= 0 ? width : 0, y);
                break;
            case EdgeStepKind.Map:
                float* slope = again && step->Wants ? room + step->Slope : null;
                EdgeFunctions<T>.Run(step->Function, step->A, step->B, Value(step->X), y, slope, rows * width);
                break;
            case EdgeStepKind.Scale:
                EdgeRows<T>.Scale(Value(step->X), Value(step->Y), false, y, rows, width);
                break;
            case EdgeStepKind.Dot:
                EdgeRows<T>.Dot(Value(step->X), Value(step->Y), false, y, rows, plan->Steps[step->X].Width);
                break;
            case EdgeStepKind.Add:
                EdgeRows<T>.Sum(Value(step->X), Value(step->Y), y, rows * width);
                break;
            case EdgeStepKind.Multiply:
                EdgeRows<T>.Multiply(Value(step->X), Value(step->Y), false, y, rows * width);
                break;
            default:
                // Rows outside the tile, or another step's.
                break;
        }
    }

    private void Ends(EdgeStepPlan<T>* step, float* y)
    {
        int* targets = plan->Targets + first, sources = plan->Sources + first;
        if (step->AtTarget == null || step->AtSource == null)
        {
            float* x = step->AtTarget == null ? step->AtSource : step->AtTarget;
            EdgeRows<T>.Gather(x, step->Width, step->AtTarget == null ? sources : targets, null, false, y, rows, step->Width);
        }
        else
        {
            new GatherSumJob<T>(step->AtTarget, targets, step->AtSource, sources, null, y, step->Width, Ahead(step)).Run(0, rows);
        }
    }

    // What ends bring and the few inputs of one or more linear steps, from the last of which we come.
    private void EndsPlus(EdgeStepPlan<T>* last, float* y)
    {
        var sum = new EndsPlus<T>(rows, last->Width, y);
        EdgeStepPlan<T>* step = last;
        for (; step->Kind == EdgeStepKind.Linear; step = plan->Steps + step->Y)
        {
            int inputs = plan->Steps[step->X].Width;
            for (int input = 0; input < inputs; input++)
            {
                sum.Add(Value(step->X) + input, inputs, step->WeightRows + ((nint)input * last->Width));
            }
        }

        sum.Run(step->AtTarget, plan->Targets + first, step->AtSource, plan->Sources + first, Ahead(step));
    }

    private RowAhead Ahead(EdgeStepPlan<T>* ends) => new(ends->AtSource, plan->NodeCount, ends->Width, plan->Sources + first, plan->EdgeCount - first);

    private void Differentiate(EdgeStepPlan<T>* step, float* g, bool* written, float* sums)
    {
        int width = step->Width;
        switch (step->Kind)
        {
            case EdgeStepKind.Ends:
                if (step->ToTarget != null)
                {
                    EdgeRows<T>.Scatter(g, plan->Targets + first, step->ToTarget, width, rows, width);
                }

                if (step->ToSource != null && plan->Closed)
                {
                    EdgeRows<T>.Scatter(g, plan->Sources + first, step->ToSource, width, rows, width);
                }

                break;
            case EdgeStepKind.Linear:
                DifferentiateLinear(step, g, written, sums);
                break;
            case EdgeStepKind.Map:
                if (Begin(step->X, written, out bool add, out float* dx))
                {
                    EdgeRows<T>.Multiply(g, room + step->Slope, add && dx != g, dx, rows * width);
                }

                break;
            case EdgeStepKind.Scale:
                if (Begin(step->Y, written, out add, out dx))
                {
                    EdgeRows<T>.Dot(g, Value(step->X), add, dx, rows, width);
                }

                if (Begin(step->X, written, out add, out dx))
                {
                    EdgeRows<T>.Scale(g, Value(step->Y), add, dx, rows, width);
                }

                break;
            case EdgeStepKind.Dot:
                int inner = plan->Steps[step->X].Width;
                if (Begin(step->X, written, out add, out dx))
                {
                    EdgeRows<T>.Scale(Value(step->Y), g, add, dx, rows, inner);
                }

                if (Begin(step->Y, written, out add, out dx))
                {
                    EdgeRows<T>.Scale(Value(step->X), g, add, dx, rows, inner);
                }

                break;
            case EdgeStepKind.Add:
                Pass(step->X, g, written, rows * width);
                Pass(step->Y, g, written, rows * width);
                break;
            case EdgeStepKind.Multiply:
                if (Begin(step->X, written, out add, out dx))
                {
                    EdgeRows<T>.Multiply(g, Value(step->Y), add, dx, rows * width);
                }

                if (Begin(step->Y, written, out add, out dx))
                {
                    EdgeRows<T>.Multiply(g, Value(step->X), add, dx, rows * width);
                }

                break;
            default:
                break;
        }
    }

    private void DifferentiateLinear(EdgeStepPlan<T>* step, float* g, bool* written, float* sums)
    {
        int inner = plan->Steps[step->X].Width, width = step->Width;
        if (step->ToWeight >= 0)
        {
            AddProduct(Value(step->X), g, inner, width, sums + step->ToWeight);
        }

        if (step->ToBias >= 0)
        {
            EdgeRows<T>.Add(g, rows, sums + step->ToBias, width);
        }

        if (Begin(step->X, written, out bool add, out float* dx))
        {
            step->Turned.Times(rows, g, add ? dx : null, inner, dx);
        }

        if (step->Y >= 0)
        {
            Pass(step->Y, g, written, rows * width);
        }
    }

    /// <summary>sum += xᵀ·g, over the tile's edges.</summary>
    private void AddProduct(float* x, float* g, int inner, int width, float* sum)
    {
        Ahead none = default;
        if (width == 1)
        {
            // As gᵀ·x, whose columns fill registers.
            var across = new Operand(x, inner, 1);
            Panels<T> columns = Panels<T>.Fits(across, inner) ? Panels<T>.Of(across, rows, inner) : Panels<T>.Pack(across, rows, inner, room);
            Block<T>.Run(1, rows, inner, new Operand(g, 1, 1), columns, 0, sum, inner, sum, inner, ref none);
            return;
        }

        var right = new Operand(g, width, 1);
        Panels<T> panels = Panels<T>.Fits(right, width) ? Panels<T>.Of(right, rows, width) : Panels<T>.Pack(right, rows, width, room);
        Block<T>.Run(inner, rows, width, new Operand(x, 1, inner), panels, 0, sum, width, sum, width, ref none);
    }

    private void Pass(int to, float* g, bool* written, int length)
    {
        if (Begin(to, written, out bool add, out float* dx) && dx != g)
        {
            EdgeRows<T>.Move(g, add, dx, length);
        }
    }

    /// <summary>Whether a value wants a gradient; if so, where it lies, and whether there is something to add to.</summary>
    private bool Begin(int value, bool* written, out bool add, out float* dx)
    {
        bool wants = plan->Steps[value].Wants;
        dx = wants ? Gradient(value) : null;
        add = written[value];
        written[value] |= wants;
        return wants;
    }
}
