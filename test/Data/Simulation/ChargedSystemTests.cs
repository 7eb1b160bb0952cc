namespace Equivariant.ML.Data.Tests;

public class ChargedSystemTests
{
    [Fact]
    public void Becomes_a_complete_graph()
    {
        var system = new ChargedSystem
        {
            Charges = [1, -1, -1],
            Positions = [0, 0, 0, 1, 0, 0, 0, 1, 0],
            Velocities = [3, 4, 0, 0, 0, 0, 0, 0, -2],
            Targets = new float[9],
        };

        Graph graph = system.ToGraph();

        Assert.Equal(3, graph.NodeCount);
        Assert.Equal([0, 0, 1, 1, 2, 2], graph.Targets);
        Assert.Equal([1, 2, 0, 2, 0, 1], graph.Sources);
        Assert.Equal([-1, -1, -1, 1, -1, 1], graph.EdgeFeatures);
        Assert.Equal([5, 0, 2], graph.NodeFeatures);
        Assert.Equal(system.Positions, graph.Positions);
        Assert.Equal(system.Velocities, graph.Velocities);
    }

    [Fact]
    public void One_particle_becomes_a_graph_without_edges()
    {
        ChargedSystem system = ChargedParticles.Simulate(1, seed: 1, new ChargedParticleOptions { Particles = 1, InputStep = 5, TargetStep = 9 })[0];
        Graph graph = system.ToGraph();
        Assert.Equal(1, graph.NodeCount);
        Assert.Equal(0, graph.EdgeCount);
    }
}
