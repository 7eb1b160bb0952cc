using Equivariant.ML.NBody;

// Where will charged particles be? MainJob.cs tells the story from start to end, Models/Experiment.cs has the ML.NET pipeline.
return NBodyCommand.Run(args, Console.Out, Console.Error);
