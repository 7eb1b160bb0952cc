using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Equivariant.ML.Data;

namespace Equivariant.ML.WebApi;

/// <summary>The body of a request: atoms as two lists of the same length.</summary>
internal sealed record MoleculeBody
{
    [Description("Each atom's element, such as \"O\".")]
    [MinLength(1), MaxLength(AtomList.Most)]
    public required AtomList<string> Elements { get; init; }

    [Description("Each atom's three coordinates, in the model's unit of length (Å).")]
    [MinLength(1), MaxLength(AtomList.Most)]
    public required AtomList<AtomList<float>> Positions { get; init; }

    /// <summary>What is wrong with the numbers, and in which field; null where nothing is.</summary>
    public (string Field, string Problem)? FindProblem()
    {
        if (Elements.Count == 0 || Elements.Count != Positions.Count)
        {
            return ("positions", $"There are {Positions.Count} positions and {Elements.Count} elements; expected as many of both, at least one.");
        }

        for (int atom = 0; atom < Elements.Count; atom++)
        {
            if (!Data.Elements.TryNumber(Elements[atom], out _))
            {
                return ($"elements[{atom}]", $"'{Elements[atom]}' is no element; expected a symbol such as 'C'.");
            }

            if (Positions[atom] is not { Count: 3 } place || !place.All(float.IsFinite))
            {
                return ($"positions[{atom}]", "Expected three finite coordinates.");
            }
        }

        return null;
    }

    /// <summary>The atoms as nodes of a graph; the model joins those that are near.</summary>
    public Graph ToGraph() => new GraphBuilder(Elements.Count)
        .WithNodeTypes([.. Elements.Select(Data.Elements.Number)])
        .WithPositions([.. Positions.SelectMany(place => place)], dimension: 3)
        .Build();
}
