using Equivariant.ML.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Equivariant.ML.WebApi;

/// <summary>The answer to a request: the predicted energy, in the unit that the model was trained on.</summary>
internal sealed record EnergyBody(float Energy);

/// <summary>POST /predictions.</summary>
internal static class Predictions
{
    internal static async Task<Results<Ok<EnergyBody>, ValidationProblem>> Predict(
        [FromBody] MoleculeBody molecule, IGraphPredictionPool<Molecule, Energy> pool, CancellationToken cancellationToken)
    {
        if (molecule.FindProblem() is var (field, problem))
        {
            return Refuse(field, problem);
        }

        try
        {
            Energy energy = await pool.PredictAsync(new Molecule { Graph = molecule.ToGraph() }, cancellationToken);
            return TypedResults.Ok(new EnergyBody(energy.Score));
        }
        catch (InvalidOperationException error) when (error.GetType() == typeof(InvalidOperationException))
        {
            // The model was not trained on such molecules: an element that it does not know.
            return Refuse("elements", error.Message);
        }
    }

    private static ValidationProblem Refuse(string field, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [problem] });
}
