using System.CommandLine;
using Equivariant.ML.Data;
using Equivariant.ML.Terminal;

namespace Equivariant.ML.NBody;

/// <summary>`predict model.zip`: loads a saved model and predicts the first test system with it.</summary>
internal static class PredictCommand
{
    public const string Name = "predict";

    public static Command Create()
    {
        Argument<FileInfo> model = new Argument<FileInfo>("model") { Description = "The model.zip that training saved" }.AcceptExistingOnly();
        var source = new SourceOptions();
        var command = new Command(Name, "Predicts a test system with a saved model") { model, source.Data, source.Seed };
        command.SetAction(given =>
        {
            ChargedSystem system = source.Read(given, systems: 1).ReadToDraw(1)[0];
            using var saved = new SavedModel(given.GetRequiredValue(model).FullName);
            given.InvocationConfiguration.Output.Write(PredictionText.Of(system, saved.Predict(system)));
        });
        return command;
    }
}
