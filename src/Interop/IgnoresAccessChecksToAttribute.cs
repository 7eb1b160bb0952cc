using System.Runtime.CompilerServices;

// What ML.NET needs for saving a model is internal to Microsoft.ML.Core, on purpose; users have asked for it for years
// (dotnet/machinelearning #4911, #6839). The runtime lets an assembly that declares this attribute call it all the same.
[assembly: IgnoresAccessChecksTo("Microsoft.ML.Core")]

namespace System.Runtime.CompilerServices;

/// <summary>Known to the runtime by its name: it lets this assembly use the internals of another.</summary>
/// <param name="assemblyName">The other assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
