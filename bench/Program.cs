using System.CommandLine;
using System.CommandLine.Parsing;
using Equivariant.ML.Bench;

Option<bool> list = new("--list") { Description = "name the suites" };
Option<string> data = new("--data") { Description = "the folder or file of data", Required = true };
Option<bool> json = new("--json") { Description = "print one JSON object a line", Recursive = true };
Option<int?> epochs = new("--epochs") { Description = "how many epochs to train", Recursive = true };
Option<int> threads = new("--threads") { Description = "how many threads compute; 0 for all cores", Recursive = true };
Option<int> seed = new("--seed") { Description = "what everything is drawn from", DefaultValueFactory = _ => 1, Recursive = true };
Option<string> model = new("--model") { Description = "nbody: the network, or all", DefaultValueFactory = _ => "egnn", Recursive = true };
Option<bool> withPeer = new("--with-peer") { Description = "nbody: time bench/peers/nbody.py in turn with ours", Recursive = true };
Option<int> seconds = new("--seconds") { Description = "serving: how long the 32 threads score", DefaultValueFactory = _ => 60, Recursive = true };
Option<bool> verbose = new("--verbose") { Description = "print a line an epoch to the error output", Recursive = true };
model.AcceptOnlyFromAmong([.. NBodySuite.Models, "all"]);
data.Validators.Add(result =>
{
    if (result.GetValueOrDefault<string>() is { } path && !Path.Exists(path))
    {
        result.AddError($"--data is '{path}'; there is no such file or folder.");
    }
});
seconds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < 1)
    {
        result.AddError($"--seconds is '{result.GetValueOrDefault<int>()}'; expected 1 or more.");
    }
});

var root = new RootCommand("Measures accuracy and speed on real jobs.") { list, json, epochs, threads, seed, model, withPeer, seconds, verbose };
BenchOptions Read(ParseResult result) => new(
    result.GetRequiredValue(data),
    result.GetValue(epochs),
    result.GetValue(threads),
    result.GetValue(seed),
    result.GetValue(model)!,
    result.GetValue(withPeer),
    result.GetValue(seconds),
    result.GetValue(verbose),
    new Figures(Console.Out, result.GetValue(json)));

foreach ((string name, string description, Action<BenchOptions> run) in Suites.All)
{
    var suite = new Command(name, description) { data };
    suite.SetAction(result => run(Read(result)));
    root.Subcommands.Add(suite);
}

root.Validators.Add(result =>
{
    if (!result.GetValue(list))
    {
        result.AddError("Name a suite, or ask for --list.");
    }
});
root.SetAction(_ =>
{
    foreach (Suite suite in Suites.All)
    {
        Console.WriteLine($"{suite.Name,-8} {suite.Description}");
    }
});

ParseResult parsed = root.Parse(args);
foreach (ParseError problem in parsed.Errors)
{
    Console.Error.WriteLine($"Error: {problem.Message}");
}

return parsed.Errors.Count > 0 ? 2 : parsed.Invoke();
