using Equivariant.ML.Networks.Tests.Fixtures;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.TorchSharp.Tests;

public sealed class AutoencoderFixturesOnTorchSharp() : AutoencoderFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class AutoencoderFixturesOnTorchSharpInDouble() : AutoencoderFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class ChebyshevFixturesOnTorchSharp() : ChebyshevFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class ChebyshevFixturesOnTorchSharpInDouble() : ChebyshevFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class EdgeNetworkFixturesOnTorchSharp() : EdgeNetworkFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class EdgeNetworkFixturesOnTorchSharpInDouble() : EdgeNetworkFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class EgnnFixturesOnTorchSharp() : EgnnFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class EgnnFixturesOnTorchSharpInDouble() : EgnnFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class GatFixturesOnTorchSharp() : GatFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class GatFixturesOnTorchSharpInDouble() : GatFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class GcnFixturesOnTorchSharp() : GcnFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class GcnFixturesOnTorchSharpInDouble() : GcnFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class GinFixturesOnTorchSharp() : GinFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class GinFixturesOnTorchSharpInDouble() : GinFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class GnnFixturesOnTorchSharp() : GnnFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class GnnFixturesOnTorchSharpInDouble() : GnnFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class GraphNormFixturesOnTorchSharp() : GraphNormFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class GraphNormFixturesOnTorchSharpInDouble() : GraphNormFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class RadialFieldFixturesOnTorchSharp() : RadialFieldFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class RadialFieldFixturesOnTorchSharpInDouble() : RadialFieldFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class ReadoutFixturesOnTorchSharp() : ReadoutFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class ReadoutFixturesOnTorchSharpInDouble() : ReadoutFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class SageFixturesOnTorchSharp() : SageFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class SageFixturesOnTorchSharpInDouble() : SageFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class SchNetFixturesOnTorchSharp() : SchNetFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class SchNetFixturesOnTorchSharpInDouble() : SchNetFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);

public sealed class TransformerFixturesOnTorchSharp() : TransformerFixtureTests(new TorchSharpEngine(), 1e-4);

public sealed class TransformerFixturesOnTorchSharpInDouble() : TransformerFixtureTests(new TorchSharpEngine(precision: Precision.Double), 1e-10);
