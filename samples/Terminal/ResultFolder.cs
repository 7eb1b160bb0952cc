using Microsoft.ML;
using Spectre.Console;

namespace Equivariant.ML.Terminal;

/// <summary>The folder that gets a sample's results: each is written whole, and named on the console.</summary>
/// <param name="console">The console.</param>
/// <param name="folder">The folder; it need not exist.</param>
public sealed class ResultFolder(IAnsiConsole console, DirectoryInfo folder)
{
    /// <summary>Makes the folder: before a long training, so that one that cannot be made is known at once.</summary>
    public void Create() => folder.Create();

    /// <summary>Saves a model.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">What the model's rows have; null where they have graphs and nothing else, which ML.NET does not write.</param>
    /// <returns>The file.</returns>
    public string Save(MLContext ml, ITransformer model, DataViewSchema? rows)
    {
        string path = Path.Combine(folder.ToString(), "model.zip");
        WholeFile.Write(path, beside => ml.Model.Save(model, rows, beside));
        console.WriteLine($"Model: {path}");
        return path;
    }

    /// <summary>Writes a picture.</summary>
    public void Draw(string name, string svg)
    {
        string path = Path.Combine(folder.ToString(), name);
        WholeFile.Write(path, beside => File.WriteAllText(beside, svg));
        console.WriteLine($"Picture: {path}");
    }
}
