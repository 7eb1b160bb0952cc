using System.Globalization;

namespace Equivariant.ML.Data;

/// <summary>The checks of what edges get that are added to a graph.</summary>
internal static class NewEdges
{
    public static void Check(string weightName, float weight, string typeName, int? type)
    {
        if (!float.IsFinite(weight))
        {
            throw new ArgumentOutOfRangeException(weightName, weight, $"{weightName} is {weight.ToString(CultureInfo.InvariantCulture)}; expected a finite number.");
        }

        if (type is < 0)
        {
            throw new ArgumentOutOfRangeException(typeName, type, $"{typeName} is {type}; expected 0 or more.");
        }
    }

    /// <summary>The type of new edges of a graph whose edges have types.</summary>
    public static int Type(Graph graph, string name, int? type) => type
        ?? throw new ArgumentException($"{graph} has edge types, and {name} was not given; expected the type of the edges that are added.", name);
}
