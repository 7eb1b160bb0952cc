using Equivariant.ML.Support;

namespace Equivariant.ML.Data.Tests;

public class XyzDataTests
{
    [DataFact("qm7/qm7_all.xyz")]
    public void Reads_all_of_qm7()
    {
        XyzFrame[] frames = [.. XyzReader.Read(SharedData.Path("qm7/qm7_all.xyz"))];

        Assert.Equal(7101, frames.Length);
        Assert.Equal(-417.031, frames[0].Number("hof_kcal_mol"));
        Assert.Equal("0001.xyz", frames[0].Info["file"]);
        Assert.Equal(["C", "H", "H", "H", "H"], frames[0].Symbols);
        Assert.Equal(1.041682f, frames[0].Graph.Positions[0]);
        Assert.Equal([1, 6, 7, 8, 16], frames.SelectMany(frame => frame.Graph.NodeTypes.ToArray()).Distinct().Order());
        Assert.All(frames, frame => Assert.InRange(frame.Number("hof_kcal_mol"), -2500, -100));
        Assert.Equal(23, frames.Max(frame => frame.Graph.NodeCount));
    }

    [DataFact("ethanol/train.xyz")]
    public void Reads_all_of_ethanol()
    {
        foreach (string name in new[] { "train.xyz", "test_MD.xyz" })
        {
            XyzFrame[] frames = [.. XyzReader.Read(SharedData.Path("ethanol/" + name))];

            Assert.Equal(1000, frames.Length);
            Assert.All(frames, frame =>
            {
                Assert.Equal("CCOHHHHHH", string.Concat(frame.Symbols));
                Assert.Equal(27, frame.AtomValues("forces").Length);
                Assert.InRange(frame.Number("energy"), -4215, -4200);
                Assert.Equal("F F F", frame.Info["pbc"]);
            });
        }

        Assert.Equal(["H", "C", "O", "N"], XyzReader.Read(SharedData.Path("ethanol/isolated_atoms.xyz")).Select(frame => frame.Symbols[0]));
    }
}
