using System.Reflection;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Estimators.Tests;

/// <summary>
/// A host that keeps what is said on progress channels, as strict about it as ML.NET's console environment; MLContext is silent.
/// A proxy, since ML.NET's interface has more members than its stand-in's.
/// </summary>
public class RecordingHost : DispatchProxy
{
    private IHost inner = null!;
    private List<double?[]> checkpoints = [];

    internal static IHost Create(IHostEnvironment environment, List<double?[]> checkpoints)
    {
        IHost proxy = Create<IHost, RecordingHost>();
        ((RecordingHost)(object)proxy).inner = environment.Register("Recording");
        ((RecordingHost)(object)proxy).checkpoints = checkpoints;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IHostEnvironment.Register) => Create(inner, checkpoints),
        nameof(IProgressChannelProvider.StartProgressChannel) => new Channel(checkpoints),
        _ => targetMethod.Invoke(inner, args),
    };

    private sealed class Channel(List<double?[]> checkpoints) : IProgressChannel, IProgressEntry
    {
        private readonly double?[] progress = new double?[2];
        private ProgressHeader header = new([], []);
        private Action<IProgressEntry>? fill;

        public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
        {
            this.header = header;
            fill = fillAction;
        }

        public void Checkpoint(params double?[] values)
        {
            Assert.InRange(values.Length, 1, header.MetricNames.Count + header.UnitNames.Count);
            fill?.Invoke(this);
            checkpoints.Add([.. values, .. progress]);
        }

        public void SetProgress(int index, double value) => SetProgress(index, value, double.NaN);

        public void SetProgress(int index, double value, double lim)
        {
            Assert.InRange(index, 0, header.UnitNames.Count - 1);
            (progress[0], progress[1]) = (value, lim);
        }

        public void SetMetric(int index, double value) => throw new NotSupportedException();

        public IProgressChannel StartProgressChannel(string name) => new Channel(checkpoints);

        public void Dispose()
        {
        }
    }
}
