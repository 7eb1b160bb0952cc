using Equivariant.ML.Citations;

// What is a paper about, by its words and by what it cites? TopicModel.cs has the ML.NET pipeline.
return CitationsCommand.Run(args, Console.Out, Console.Error);
