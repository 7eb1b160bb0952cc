using Equivariant.ML.Networks;

namespace Equivariant.ML.Laws.Tests.Layers;

public class LayerCatalogTests
{
    [Fact]
    public void Every_layer_head_and_architecture_has_a_row()
    {
        // A Network is what options create: it is covered by the rows of theirs.
        IEnumerable<Type> subjects = typeof(Layer).Assembly.GetTypes().Where(type =>
            !type.IsAbstract && type != typeof(Network) &&
            (type.IsSubclassOf(typeof(Layer)) || type.IsSubclassOf(typeof(Head)) || type.IsSubclassOf(typeof(NetworkOptions))));

        Assert.Empty(subjects.Except(LayerCatalog.Rows.Select(row => row.Subject)));
    }
}
