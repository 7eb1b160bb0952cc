using Equivariant.ML.CudaTraining;

// Trains on a GPU what the processor would train too. CudaTrainingRun.cs has the pipeline, in which nothing but MLContext.GpuDeviceId says so.
return CudaTrainingCommand.Run(args, Console.Out, Console.Error);
