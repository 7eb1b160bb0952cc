using Equivariant.ML.Molecules;

// Learns a property of molecules from their shapes. PropertyModel.cs has the ML.NET pipeline.
return MoleculesCommand.Run(args, Console.Out, Console.Error);
