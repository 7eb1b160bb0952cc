using System.CommandLine;
using System.CommandLine.Parsing;
using Equivariant.ML.Bench;

Option<bool> list = new("--list") { Description = "name the suites" };
Option<string?> data = DataOption(required: false);
Option<string?> requiredData = DataOption(required: true);
Option<bool> json = new("--json") { Description = "print one JSON object a line", Recursive = true };
Option<int?> epochs = new("--epochs") { Description = "how many epochs to train", Recursive = true };
Option<int> threads = new("--threads") { Description = "how many threads compute; 0 for all cores", Recursive = true };
Option<int> seed = new("--seed") { Description = "what everything is drawn from", DefaultValueFactory = _ => 1, Recursive = true };
Option<string> model = new("--model") { Description = "nbody: the network, or all", DefaultValueFactory = _ => "egnn", Recursive = true };
Option<bool> withPeer = new("--with-peer") { Description = "time bench/peers in turn with ours", Recursive = true };
Option<int> rounds = new("--rounds") { Description = "how often each side of a comparison takes its turn", DefaultValueFactory = _ => 5, Recursive = true };
Option<double> turn = new("--turn") { Description = "how many seconds a turn lasts, and three repetitions at least", DefaultValueFactory = _ => 1, Recursive = true };
Option<int> seconds = new("--seconds") { Description = "serving: how long the 32 threads score", DefaultValueFactory = _ => 60, Recursive = true };
Option<bool> verbose = new("--verbose") { Description = "print a line an epoch to the error output", Recursive = true };
Option<string?> only = new("--only") { Description = "accuracy: the protocol, or the first words of several", Recursive = true };
Option<int[]> seeds = new("--seeds") { Description = "accuracy: the seeds to run, in place of the protocol's own", AllowMultipleArgumentsPerToken = true, Recursive = true };
Option<string?> keep = new("--keep") { Description = "accuracy: a folder where runs are kept, to go on with and not to make again", Recursive = true };
Option<int?> gpu = new("--gpu") { Description = "device: which GPU, from 0; without it, the processor", Recursive = true };
model.AcceptOnlyFromAmong([.. NBodySuite.Models, "all"]);
RequireAtLeast(seconds, 1);
RequireAtLeast(rounds, 1);
RequireAtLeast(turn, 0);
only.Validators.Add(result =>
{
    if (result.GetValueOrDefault<string?>() is { } name && AccuracySuite.Named(name).Count == 0)
    {
        result.AddError($"--only is '{name}'; expected {string.Join(", ", AccuracySuite.Protocols.Select(protocol => protocol.Name))}.");
    }
});

var root = new RootCommand("Measures accuracy and speed on real jobs.") { list, json, epochs, threads, seed, model, withPeer, rounds, turn, seconds, verbose, only, seeds, keep, gpu };
BenchOptions Read(ParseResult result, Option<string?>? path) => new(
    path is null ? null : result.GetValue(path),
    result.GetValue(epochs),
    result.GetValue(threads),
    result.GetValue(seed),
    result.GetValue(model)!,
    result.GetValue(withPeer),
    result.GetValue(rounds),
    result.GetValue(turn),
    result.GetValue(seconds),
    result.GetValue(verbose),
    result.GetValue(only),
    result.GetValue(seeds) is { Length: > 0 } chosen ? chosen : null,
    result.GetValue(keep),
    result.GetValue(gpu),
    new Figures(Console.Out, result.GetValue(json)));

foreach (Suite suite in Suites.All)
{
    Option<string?>? path = suite.Data switch { DataUse.Required => requiredData, DataUse.Optional => data, _ => null };
    var command = new Command(suite.Name, suite.Description);
    if (path is not null)
    {
        command.Options.Add(path);
    }

    command.SetAction(result => suite.Run(Read(result, path)));
    root.Subcommands.Add(command);
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

static Option<string?> DataOption(bool required)
{
    Option<string?> option = new("--data") { Description = "the folder or file of data", Required = required };
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } path && !Path.Exists(path))
        {
            result.AddError($"--data is '{path}'; there is no such file or folder.");
        }
    });
    return option;
}

static void RequireAtLeast<T>(Option<T> option, T least)
    where T : IComparable<T>
{
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<T>() is { } value && value.CompareTo(least) < 0)
        {
            result.AddError($"{option.Name} is '{value}'; expected {least} or more.");
        }
    });
}
