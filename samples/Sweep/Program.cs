using Equivariant.ML.Sweep;

// Has ML.NET's AutoML find the options of a graph network. ParticleSweep.cs has the experiment.
return SweepCommand.Run(args, Console.Out, Console.Error);
