using Equivariant.ML.Sets;

// What kind of set is it, in whatever order its points come? SetModel.cs has the ML.NET pipeline.
return SetsCommand.Run(args, Console.Out, Console.Error);
