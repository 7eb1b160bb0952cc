namespace Equivariant.ML.Tensors;

/// <summary>
/// Walks a scope's tape backwards and gathers gradients. Unless it is recorded itself, a pass gives everything back at its last use.
/// </summary>
internal sealed class ReversePass(ScopeState scope, List<TensorNode> tape)
{
    private long pass;
    private bool accumulating;

    /// <summary>Whether what the pass computes is recorded.</summary>
    internal bool Recording { get; private set; }

    internal Tensor[] Gradients(TensorNode root, ReadOnlySpan<Tensor> with, bool record, bool keep)
    {
        pass++;
        accumulating = false;
        Recording = record;
        foreach (Tensor x in with)
        {
            x.Node.Pass = pass;
            x.Node.Requested = true;
        }

        try
        {
            MarkPaths(root);
            Walk(root, keep);
            var gradients = new Tensor[with.Length];
            for (int i = 0; i < gradients.Length; i++)
            {
                TensorNode x = with[i].Node;
                gradients[i] = x.Gradient?.Handle() ?? scope.Full(0, x.Shape);
            }

            return gradients;
        }
        finally
        {
            foreach (Tensor x in with)
            {
                x.Node.Requested = false;
                if (x.Node.Gradient is not null)
                {
                    Release(x.Node);
                }
            }
        }
    }

    internal void Accumulate(TensorNode root)
    {
        pass++;
        accumulating = true;
        Recording = false;
        MarkPaths(root);
        Walk(root, keep: false);
    }

    internal bool Wants(TensorNode node) => node.Pass == pass || (accumulating && node.Accumulator is not null);

    internal void Add(TensorNode node, TensorNode contribution)
    {
        if (contribution.Shape != node.Shape)
        {
            throw new InvalidOperationException($"A gradient {contribution.Shape} for a tensor {node.Shape}.");
        }

        if (accumulating && node.Accumulator is { } accumulator)
        {
            scope.Engine.AddScaled(1, contribution.Storage!, accumulator, node.Shape.Length);
        }
        else if (node.Gradient is not { } sum)
        {
            Hold(node, contribution);
        }
        else if (!Recording && sum.Holders == 1 && sum.Storage!.References == 1)
        {
            scope.Engine.AddScaled(1, contribution.Storage!, sum.Storage, node.Shape.Length);
        }
        else
        {
            Tensor total = sum.Handle() + contribution.Handle();
            Release(node);
            Hold(node, total.Node);
        }
    }

    private static void Hold(TensorNode node, TensorNode gradient)
    {
        node.Gradient = gradient;
        gradient.Holders++;
    }

    private static void Release(TensorNode node)
    {
        node.Gradient!.Holders--;
        node.Gradient = null;
    }

    /// <summary>Whether an earlier pass has given the node back: what lay behind it is no longer known.</summary>
    private static bool IsSpent(TensorNode node) => node.Storage is null;

    /// <summary>Marks what lies between the root and the wanted leaves, or what is spent: only there is work to do.</summary>
    private void MarkPaths(TensorNode root)
    {
        for (int place = 0; place <= root.Place; place++)
        {
            TensorNode node = tape[place];
            foreach (TensorNode input in node.Inputs)
            {
                if (Wants(input) || IsSpent(input))
                {
                    node.Pass = pass;
                    break;
                }
            }
        }
    }

    private void Walk(TensorNode root, bool keep)
    {
        bool recordingBefore = scope.Recording;
        scope.Recording = Recording;
        int end = tape.Count;
        try
        {
            if (Wants(root))
            {
                Hold(root, scope.Full(1, root.Shape).Node);
            }

            for (int place = root.Place; place >= 0; place--)
            {
                TensorNode node = tape[place];
                if (node.Gradient is not { } gradient || node.Op is not { } op)
                {
                    continue;
                }

                CheckInputs(node);
                op.Backward(node, gradient.Handle(), new GradientSink(this, node));
                if (!node.Requested)
                {
                    Release(node);
                }

                if (!Recording)
                {
                    SweepTemporaries(end);
                }

                if (!keep && !node.Requested && !ReferenceEquals(node, root))
                {
                    scope.Drop(node);
                }
            }
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            scope.Recording = recordingBefore;
        }
    }

    /// <exception cref="InvalidOperationException">A pass that kept nothing went through a node that this pass needs too.</exception>
    private static void CheckInputs(TensorNode node)
    {
        foreach (TensorNode input in node.Inputs)
        {
            if (IsSpent(input))
            {
                throw new InvalidOperationException(
                    "An earlier reverse pass gave back what this one needs; ask the earlier one to keep the recording.");
            }
        }
    }

    /// <summary>Leaves nothing of a pass that failed to the next one.</summary>
    private void Forget()
    {
        foreach (TensorNode node in tape)
        {
            if (node.Gradient is not null)
            {
                Release(node);
            }
        }
    }

    /// <summary>Gives back what an op's backward step made and nothing holds as its gradient.</summary>
    private void SweepTemporaries(int end)
    {
        int count = end;
        for (int place = end; place < tape.Count; place++)
        {
            TensorNode node = tape[place];
            if (node.Holders == 0)
            {
                scope.GiveBack(node);
            }
            else
            {
                node.Place = count;
                tape[count++] = node;
            }
        }

        tape.RemoveRange(count, tape.Count - count);
    }
}
