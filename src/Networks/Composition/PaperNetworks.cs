namespace Equivariant.ML.Networks;

/// <summary>
/// Networks as papers describe them, to be used as they are or changed by <c>with</c>. Those for the nodes of a citation graph end in their last layer, which gives one number a class
/// (<see cref="NetworkOptions.HeadLayers"/> = 0). Their results belong to the trainings that are said with them.
/// </summary>
public static class PaperNetworks
{
    /// <summary>
    /// The graph convolutional network (Kipf and Welling 2017): two layers, 16 wide, ReLU, dropout 0.5. The paper trains it with Adam at 0.01 and a weight decay of 5e-4 on <c>network/layer0</c> alone,
    /// for 200 epochs.
    /// </summary>
    /// <param name="outputs">How many numbers are predicted for a node, such as classes.</param>
    public static GcnOptions Gcn(int outputs) => new() { LastWidth = outputs, HeadLayers = 0 };

    /// <summary>
    /// Chebyshev filters as Kipf and Welling (2017) compare theirs with: two layers of terms T₀ to T₂, else the same as <see cref="Gcn"/>, in training too.
    /// </summary>
    /// <param name="outputs">How many numbers are predicted for a node, such as classes.</param>
    public static ComposedOptions Chebyshev(int outputs) => new()
    {
        Layers = [new ChebyshevLayerOptions { Width = 16 }, new ChebyshevLayerOptions { Width = outputs }],
        Dropout = 0.5,
        HeadLayers = 0,
    };

    /// <summary>
    /// The graph attention network (Veličković et al. 2018): 8 heads of 8, ELU, then one head; dropout 0.6 of features and of attention. The paper trains it with Adam at 0.005, a weight decay of 5e-4
    /// and a patience of 100 epochs.
    /// </summary>
    /// <param name="outputs">How many numbers are predicted for a node, such as classes.</param>
    public static ComposedOptions Gat(int outputs) => new()
    {
        Layers =
        [
            new GatLayerOptions { Width = 8, Attention = new() { Heads = 8, Dropout = 0.6 } },
            new GatLayerOptions { Width = outputs, Attention = new() { Dropout = 0.6 } },
        ],
        Activation = Activation.Elu,
        Dropout = 0.6,
        HeadLayers = 0,
    };

    /// <summary>
    /// The graph isomorphism network for whole graphs (GIN-0; Xu et al. 2019): five layers, batch norm and ReLU after each, and one linear map of the readout, best a sum, of all of them. The paper trains it
    /// with Adam at 0.01, halved every 50 epochs.
    /// </summary>
    /// <param name="width">The width of each layer; the paper's are 16 and 32 on graphs of molecules, 64 on those of people.</param>
    public static ComposedOptions Gin(int width = 32) => new()
    {
        Layers = [.. Enumerable.Repeat(new GinLayerOptions { Width = width }, 5)],
        Norm = Norm.Batch,
        FinishLast = true,
        JumpingKnowledge = JumpingKnowledge.Concat,
        HeadLayers = 1,
    };
}
