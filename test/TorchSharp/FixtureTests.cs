using Equivariant.ML.Networks.Tests.Fixtures;
using Equivariant.ML.Support;
using Equivariant.ML.Tensors;

namespace Equivariant.ML.TorchSharp.Tests;

public sealed class AutoencoderFixturesOnTorchSharp() : AutoencoderFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class AutoencoderFixturesOnTorchSharpInDouble() : AutoencoderFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class ChebyshevFixturesOnTorchSharp() : ChebyshevFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class ChebyshevFixturesOnTorchSharpInDouble() : ChebyshevFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class EdgeNetworkFixturesOnTorchSharp() : EdgeNetworkFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class EdgeNetworkFixturesOnTorchSharpInDouble() : EdgeNetworkFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class EgnnFixturesOnTorchSharp() : EgnnFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class EgnnFixturesOnTorchSharpInDouble() : EgnnFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class GatFixturesOnTorchSharp() : GatFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class GatFixturesOnTorchSharpInDouble() : GatFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class GcnFixturesOnTorchSharp() : GcnFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class GcnFixturesOnTorchSharpInDouble() : GcnFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class GinFixturesOnTorchSharp() : GinFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class GinFixturesOnTorchSharpInDouble() : GinFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class GnnFixturesOnTorchSharp() : GnnFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class GnnFixturesOnTorchSharpInDouble() : GnnFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class GraphNormFixturesOnTorchSharp() : GraphNormFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class GraphNormFixturesOnTorchSharpInDouble() : GraphNormFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class RadialFieldFixturesOnTorchSharp() : RadialFieldFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class RadialFieldFixturesOnTorchSharpInDouble() : RadialFieldFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class ReadoutFixturesOnTorchSharp() : ReadoutFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class ReadoutFixturesOnTorchSharpInDouble() : ReadoutFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class SageFixturesOnTorchSharp() : SageFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class SageFixturesOnTorchSharpInDouble() : SageFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class SchNetFixturesOnTorchSharp() : SchNetFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class SchNetFixturesOnTorchSharpInDouble() : SchNetFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);

public sealed class TransformerFixturesOnTorchSharp() : TransformerFixtureTests(new TorchSharpEngine(TestDevice.Gpu), 1e-4);

public sealed class TransformerFixturesOnTorchSharpInDouble() : TransformerFixtureTests(new TorchSharpEngine(TestDevice.Gpu, precision: Precision.Double), 1e-10);
