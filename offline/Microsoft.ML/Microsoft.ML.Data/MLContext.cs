namespace Microsoft.ML;

public sealed class MLContext : IHostEnvironmentInternal
{
    private readonly LocalEnvironment environment;

    public MLContext(int? seed = null)
    {
        environment = new LocalEnvironment(seed, (source, message) => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source)));
        BinaryClassification = new BinaryClassificationCatalog(environment);
        MulticlassClassification = new MulticlassClassificationCatalog(environment);
        Regression = new RegressionCatalog(environment);
        Clustering = new ClusteringCatalog(environment);
        Transforms = new TransformsCatalog(environment);
        Model = new ModelOperationsCatalog(environment);
        Data = new DataOperationsCatalog(environment);
    }

    public event EventHandler<LoggingEventArgs> Log;

    public BinaryClassificationCatalog BinaryClassification { get; }
    public MulticlassClassificationCatalog MulticlassClassification { get; }
    public RegressionCatalog Regression { get; }
    public ClusteringCatalog Clustering { get; }
    public TransformsCatalog Transforms { get; }
    public ModelOperationsCatalog Model { get; }
    public DataOperationsCatalog Data { get; }
    public ComponentCatalog ComponentCatalog => environment.ComponentCatalog;

    public bool FallbackToCpu
    {
        get => environment.FallbackToCpu;
        set => environment.FallbackToCpu = value;
    }

    public int? GpuDeviceId
    {
        get => environment.GpuDeviceId;
        set => environment.GpuDeviceId = value;
    }

    internal void CancelExecution() => ((ICancelable)environment).CancelExecution();

    int? IHostEnvironmentInternal.Seed => environment.Seed;
    string IExceptionContext.ContextDescription => environment.ContextDescription;

    TException IExceptionContext.Process<TException>(TException ex) => environment.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => environment.Register(name, seed, verbose);
    IChannel IChannelProvider.Start(string name) => environment.Start(name);
    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => environment.StartProgressChannel(name);
}
