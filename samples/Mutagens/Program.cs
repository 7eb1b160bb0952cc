using Equivariant.ML.Mutagens;

// Which molecules change genes? MutagenModel.cs has the trainer.
return MutagensCommand.Run(args, Console.Out, Console.Error);
