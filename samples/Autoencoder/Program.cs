using Equivariant.ML.Autoencoder;

// Can a graph's edges be told from where its nodes are put? ReconstructionModel.cs has the ML.NET trainer.
return AutoencoderCommand.Run(args, Console.Out, Console.Error);
