using Equivariant.ML.Examples;

// One short example for each way into the library: `dotnet run --project samples/Examples` runs them all, with a name only that one.
foreach ((string name, Action<TextWriter> run) in Catalog.All.Where(example => args.Length == 0 || args.Contains(example.Name)))
{
    Console.WriteLine($"--- {name}");
    run(Console.Out);
}
