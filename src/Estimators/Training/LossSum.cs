using Equivariant.ML.Tensors;

namespace Equivariant.ML.Estimators;

/// <summary>
/// The mean loss of an epoch, step by step. Where reading would wait for a device, losses are added up on it, and read when the epoch is over.
/// </summary>
internal sealed class LossSum(Engine engine)
{
    private readonly Storage? onDevice = engine.ReadsWait ? engine.Allocate(1) : null;
    private readonly Storage? ofStepOnDevice = engine.ReadsWait ? engine.Allocate(1) : null;
    private double sum;
    private double ofStep;
    private double known;
    private double knownOfStep;

    /// <summary>Begins an epoch.</summary>
    internal void Clear()
    {
        (sum, known) = (0, 0);
        BeginStep();
        if (onDevice is not null)
        {
            engine.Fill(0, onDevice, 1);
        }
    }

    /// <summary>Begins a step: what was added since the last one ended is forgotten.</summary>
    internal void BeginStep()
    {
        (ofStep, knownOfStep) = (0, 0);
        if (ofStepOnDevice is not null)
        {
            engine.Fill(0, ofStepOnDevice, 1);
        }
    }

    /// <summary>Adds a loss.</summary>
    /// <returns>Whether it is a finite number, as far as that is known yet.</returns>
    internal bool Add(Tensor loss, double weight)
    {
        knownOfStep += weight;
        if (ofStepOnDevice is not null)
        {
            engine.AddScaled(weight, loss.Node.Storage!, ofStepOnDevice, 1);
            return true;
        }

        double value = loss.ToScalar();
        ofStep += value * weight;
        return double.IsFinite(value);
    }

    /// <summary>Ends a step.</summary>
    internal void EndStep()
    {
        sum += ofStep;
        known += knownOfStep;
        if (onDevice is not null && ofStepOnDevice is not null)
        {
            engine.AddScaled(1, ofStepOnDevice, onDevice, 1);
        }
    }

    /// <summary>The mean by weight; of none, 0.</summary>
    internal double Mean()
    {
        if (onDevice is not null)
        {
            Span<double> value = stackalloc double[1];
            engine.Read(onDevice, value);
            sum = value[0];
        }

        return known > 0 ? sum / known : 0;
    }
}
