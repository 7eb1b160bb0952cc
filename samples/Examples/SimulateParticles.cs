using System.Globalization;
using Equivariant.ML.Data;

namespace Equivariant.ML.Examples;

/// <summary>Charged particles that attract and repel each other: where they are, how they move, and where they will be.</summary>
internal static class SimulateParticles
{
    internal static void Run(TextWriter output)
    {
        ChargedSystem[] systems = ChargedParticles.Simulate(count: 2, seed: 1);
        foreach (ChargedSystem system in systems)
        {
            string charges = string.Join(' ', system.Charges.Select(charge => charge.ToString("+0;-0", CultureInfo.InvariantCulture)));
            output.WriteLine($"Charges {charges}; {system.ToGraph()}");
        }
    }
}
