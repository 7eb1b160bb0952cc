namespace Equivariant.ML.WebApi;

/// <summary>The section "Training" of the configuration: what the first model learns from.</summary>
internal sealed class TrainingOptions
{
    /// <summary>An XYZ file of molecules; null for made-up ones.</summary>
    public string? Data { get; set; }

    /// <summary>What to predict: a key of that file's comment lines.</summary>
    public string Label { get; set; } = "energy";

    /// <summary>How many molecules to learn from.</summary>
    public int Molecules { get; set; } = 400;

    /// <summary>How often training goes through them.</summary>
    public int Epochs { get; set; } = 30;

    /// <summary>Where the model is kept, beside the program.</summary>
    public string Output { get; set; } = "first-model.zip";
}
