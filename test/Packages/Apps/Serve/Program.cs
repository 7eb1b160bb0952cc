using Microsoft.ML;

// Nothing is registered, and no type of ours that predicts is named: ML.NET alone finds it.
var ml = new MLContext();
Predictions.Print(ml, ml.Model.Load(args[0], out _));
Predictions.PrintChain(ml, ml.Model.Load(args[1], out _));
