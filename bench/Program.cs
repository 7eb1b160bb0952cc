using System.CommandLine;
using Equivariant.ML.Bench;

Option<bool> list = new("--list") { Description = "name the suites" };
Option<bool> json = new("--json") { Description = "print one JSON object a line", Recursive = true };
Option<string> data = new("--data") { Description = "the folder or file of data", Recursive = true };
Option<int?> epochs = new("--epochs") { Description = "how many epochs to train", Recursive = true };
Option<int> threads = new("--threads") { Description = "how many threads compute; 0 for all cores", Recursive = true };
Option<int> seed = new("--seed") { Description = "what everything is drawn from", DefaultValueFactory = _ => 1, Recursive = true };
Option<string> model = new("--model") { Description = "nbody: egnn, linear, gnn, radial_field or all", DefaultValueFactory = _ => "egnn", Recursive = true };
Option<bool> withPeer = new("--with-peer") { Description = "nbody: time bench/peers/nbody.py in turn with ours", Recursive = true };

var root = new RootCommand("Measures accuracy and speed on real jobs.") { list, json, data, epochs, threads, seed, model, withPeer };
BenchOptions Read(ParseResult result) => new(
    result.GetValue(data) ?? throw new ArgumentException("--data is missing."),
    result.GetValue(epochs),
    result.GetValue(threads),
    result.GetValue(seed),
    result.GetValue(model)!,
    result.GetValue(withPeer),
    new Figures(Console.Out, result.GetValue(json)));

foreach ((string name, string description, Action<BenchOptions> run) in Suites.All)
{
    var suite = new Command(name, description);
    suite.SetAction(result => run(Read(result)));
    root.Subcommands.Add(suite);
}

root.SetAction(result =>
{
    if (!result.GetValue(list))
    {
        Console.Error.WriteLine("Name a suite, or ask for --list.");
        return 2;
    }

    foreach (Suite suite in Suites.All)
    {
        Console.WriteLine($"{suite.Name,-8} {suite.Description}");
    }

    return 0;
});
return root.Parse(args).Invoke();
