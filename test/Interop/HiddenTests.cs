using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Equivariant.ML.Interop.Tests;

/// <summary>What the environment of ML.NET hides, and where it passes it on.</summary>
public sealed class HiddenTests
{
    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void The_device_is_known_of_a_context_of_what_is_behind_its_catalogs_and_of_hosts()
    {
        ml.GpuDeviceId = 2;
        ml.FallbackToCpu = true;
        IHost host = Behind(ml).Register("Trainer");

        foreach (object environment in new object[] { ml, Behind(ml), host, host.Register("Inner"), ((IHostEnvironment)ml).Register("Outer") })
        {
            Assert.Equal(2, Hidden.GpuDeviceOf(environment));
            Assert.True(Hidden.FallbackToCpuOf(environment));
            Assert.Equal(1, Hidden.SeedOf(environment));
        }
    }

    [Fact]
    public void Nothing_is_wanted_unless_the_user_says_so()
    {
        IHost host = Behind(ml).Register("Trainer");

        Assert.Equal((null, null), (Hidden.GpuDeviceOf(ml), Hidden.GpuDeviceOf(host)));
        Assert.Null(Hidden.SeedOf(new MLContext()));
        Assert.Equal((false, false), (Hidden.FallbackToCpuOf(ml), Hidden.FallbackToCpuOf(host)));
    }

    [Fact]
    public void A_host_keeps_the_device_that_was_wanted_when_it_was_registered()
    {
        IHost host = Behind(ml).Register("Trainer");
        ml.GpuDeviceId = 1;
        ml.FallbackToCpu = true;

        Assert.Equal((null, false), (Hidden.GpuDeviceOf(host), Hidden.FallbackToCpuOf(host)));
        Assert.Equal((1, true), (Hidden.GpuDeviceOf(Behind(ml)), Hidden.FallbackToCpuOf(Behind(ml))));
    }

    [Fact]
    public void A_canceled_context_cancels_what_is_registered_in_it_before_and_after()
    {
        IHost before = Behind(ml).Register("Before"), inner = before.Register("Inner");
        object[] environments = [ml, Behind(ml), before, inner];
        Assert.DoesNotContain(environments, Hidden.IsCanceled);

        Hidden.Cancel(ml);

        Assert.All(environments, environment => Assert.True(Hidden.IsCanceled(environment)));
        Assert.True(Hidden.IsCanceled(((IHostEnvironment)ml).Register("After")));
        Assert.True(Hidden.IsCanceled(before.Register("InnerAfter")));
        Assert.False(Hidden.IsCanceled(new MLContext()));
    }

    [Fact]
    public void ML_NETs_own_way_of_canceling_a_context_is_seen()
    {
        IHost host = Behind(ml).Register("Trainer");

        // What Microsoft.ML.AutoML does to the context of a trial.
        typeof(MLContext).GetMethod("CancelExecution", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(ml, null);

        Assert.True(Hidden.IsCanceled(host) && Hidden.IsCanceled(ml));
    }

    [Fact]
    public void A_canceled_host_cancels_only_what_is_in_it()
    {
        IHost host = Behind(ml).Register("Trainer"), inner = host.Register("Inner");

        Hidden.Cancel(host);

        Assert.Equal((true, true, false), (Hidden.IsCanceled(host), Hidden.IsCanceled(inner), Hidden.IsCanceled(ml)));
    }

    [Fact]
    public void A_host_that_nobody_holds_is_not_kept_for_its_cancellation()
    {
        WeakReference host = Register(Behind(ml));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(host.IsAlive);
        Hidden.Cancel(ml);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Register(IHostEnvironment environment) => new(environment.Register("Trainer"));
    }

    [Fact]
    public void An_environment_that_is_not_ML_NETs_own_wants_the_CPU_and_is_never_canceled()
    {
        IHost host = DispatchProxy.Create<IHost, Silent>();

        Assert.Equal((null, false, false), (Hidden.GpuDeviceOf(host), Hidden.FallbackToCpuOf(host), Hidden.IsCanceled(host)));
        Assert.Throws<ArgumentException>(() => Hidden.Cancel(host));
    }

    [Fact]
    public void What_is_no_environment_is_an_error()
    {
        Assert.Throws<ArgumentNullException>(() => Hidden.GpuDeviceOf(null!));
        Assert.Contains("System.String", Assert.Throws<ArgumentException>(() => Hidden.IsCanceled("context")).Message);
        Assert.Throws<ArgumentException>(() => Hidden.FallbackToCpuOf(ml.Model));
    }

    private static IHostEnvironment Behind(MLContext context) => (IHostEnvironment)Hidden.EnvironmentOf(context.Regression.Trainers);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "A proxy derives from it.")]
    private class Silent : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
    }
}
