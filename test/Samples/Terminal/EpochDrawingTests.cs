using System.Xml.Linq;
using Equivariant.ML.Estimators;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.Samples.Tests;

public class EpochDrawingTests
{
    [Fact]
    public void Curves_are_drawn_from_zero_to_the_largest_and_leave_out_what_is_not_there()
    {
        XElement[] all = Elements(EpochDrawing.ToSvg("a <b>", [new EpochCurve("loss", [4, 2, 0]), new EpochCurve("other", [double.NaN, 1, double.NaN])], best: 3));

        Assert.Equal(["60,40 350,195 640,350", "350,272.5"], Named(all, "polyline").Select(curve => curve.Attribute("points")!.Value));
        Assert.Equal(["a <b>", "0", "2", "4", "1", "3", "epoch", "loss", "other"], Named(all, "text").Select(text => text.Value));
        Assert.Equal("640", Named(all, "line").Single(line => line.Value == "epoch 3, the best").Attribute("x1")!.Value);
    }

    [Fact]
    public void A_history_keeps_what_it_hands_on_and_draws_it()
    {
        var told = new List<TrainingProgress>();
        var history = new TrainingHistory(new Teller(told.Add));
        foreach (int epoch in Enumerable.Range(1, 3))
        {
            history.Report(new TrainingProgress
            {
                Epoch = epoch, Epochs = 3, TrainingLoss = 1.0 / epoch, ValidationLoss = epoch == 2 ? 0.5 : null, BestEpoch = 2, LearningRate = 1, TrainingTime = TimeSpan.Zero,
            });
        }

        Assert.Equal(told, history.Epochs);
        XElement[] all = Elements(history.ToSvg("losses"));
        Assert.Equal(2, Named(all, "polyline").Length);
        Assert.Contains(Named(all, "line"), line => line.Value == "epoch 2, the best");
    }

    private static XElement[] Elements(string svg) => [.. XDocument.Parse(svg).Root!.Elements()];

    private static XElement[] Named(XElement[] elements, string name) => [.. elements.Where(element => element.Name.LocalName == name)];

    private sealed class Teller(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
