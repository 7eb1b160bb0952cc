using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>Room on the stack for a program's operands.</summary>
[InlineArray(EdgeProgram.MostInputs + EdgeProgram.MostSteps)]
internal struct TensorNodes
{
    private TensorNode? first;
}
