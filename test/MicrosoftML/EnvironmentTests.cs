using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.MicrosoftML.Tests;

public sealed class EnvironmentTests
{
    [Fact]
    public void Messages_of_a_hosts_channel_reach_the_contexts_log()
    {
        MLContext ml = new(seed: 1);
        List<LoggingEventArgs> log = [];
        ml.Log += (_, message) => log.Add(message);

        using (IChannel channel = ((IHostEnvironment)ml).Register("Trainer").Start("Training"))
        {
            channel.Info(MessageSensitivity.None, "epoch {0}", 3);
            channel.Warning(MessageSensitivity.None, "{not a format}");
        }

        LoggingEventArgs info = Assert.Single(log, message => message.Kind == ChannelMessageKind.Info);
        Assert.Equal("epoch 3", info.RawMessage);
        Assert.Equal("Trainer; Training", info.Source);
        Assert.Equal("[Source=Trainer; Training, Kind=Info] epoch 3", info.Message);
        Assert.Contains(log, message => message.Kind == ChannelMessageKind.Warning && message.RawMessage == "{not a format}");
        Assert.Contains(log, message => message.RawMessage == "Channel started");
    }

    [Fact]
    public void Hosts_draw_the_same_random_numbers_from_the_same_seed()
    {
        static int[] Draw(int? seed)
        {
            IHostEnvironment environment = new MLContext(seed);
            IHost first = environment.Register("A");
            IHost second = environment.Register("B");
            return [first.Rand.Next(), second.Rand.Next(), first.Rand.Next()];
        }

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
        Assert.NotEqual(Draw(1)[0], Draw(1)[1]);
    }

    [Fact]
    public void A_host_is_named_without_the_host_that_it_is_in()
    {
        MLContext ml = new(seed: 1);
        List<string> sources = [];
        ml.Log += (_, message) => sources.Add(message.Source);
        IHost a = ((IHostEnvironment)ml).Register("A"), b = a.Register("B"), c = b.Register("C");

        foreach (IHost host in new[] { a, b, c })
        {
            host.Start("work").Dispose();
        }

        Assert.Equal(["A; work", "B; work", "A; C; work"], sources.Distinct());
    }

    [Fact]
    public void A_context_says_which_device_is_wanted()
    {
        MLContext ml = new();

        Assert.Null(ml.GpuDeviceId);
        Assert.False(ml.FallbackToCpu);
        ml.GpuDeviceId = 0;
        ml.FallbackToCpu = true;
        Assert.Equal((0, true), (ml.GpuDeviceId, ml.FallbackToCpu));
    }

    [Fact]
    public void Progress_channels_take_what_they_are_given()
    {
        using IProgressChannel progress = ((IHostEnvironment)new MLContext()).Register("Trainer").StartProgressChannel("Training");
        progress.SetHeader(new ProgressHeader(["loss"], ["epochs"]), entry => entry.SetProgress(0, 1, 10));
        progress.Checkpoint(0.5, 1);
    }
}
