namespace Equivariant.ML.Architecture.Tests;

/// <summary>Rules of the house that no compiler keeps.</summary>
public sealed class HouseTests
{
    [Fact]
    public void Offline_stays_small()
    {
        int lines = Repository.SourceFiles("offline").Sum(file => File.ReadLines(Path.Combine(Repository.Root, file)).Count());
        Assert.InRange(lines, 1, 4000);
    }

    [Fact]
    public void No_source_file_passes_300_lines() => Assert.DoesNotContain(
        Repository.SourceFiles("src", "offline"), file => File.ReadLines(Path.Combine(Repository.Root, file)).Count() > 300);

    [Fact]
    public void Only_its_engine_names_torch_and_the_message_that_says_how_to_get_it() => AssertNowhere(
        "torch", file => file.StartsWith("src/TorchSharp/", StringComparison.Ordinal) || file == "src/Estimators/Training/Devices.cs");

    [Fact]
    public void Vector_instructions_stay_among_the_kernels() =>
        AssertNowhere("System.Runtime.Intrinsics", file => file.StartsWith("src/Tensors/Managed/", StringComparison.Ordinal));

    [Fact]
    public void Internals_of_other_assemblies_are_reached_in_Interop_alone() =>
        AssertNowhere("UnsafeAccessor", file => file.StartsWith("src/Interop/", StringComparison.Ordinal));

    [Fact]
    public void Clocks_and_shared_randomness_are_not_used()
    {
        AssertNowhere("DateTime.Now", _ => false);
        AssertNowhere("DateTime.UtcNow", _ => false);
        AssertNowhere("Random.Shared", _ => false);
    }

    [Fact]
    public void No_source_knows_which_MicrosoftML_it_is_built_against() =>
        AssertNowhere("#if", file => file.StartsWith("src/Tensors/Managed/", StringComparison.Ordinal));

    private static void AssertNowhere(string text, Func<string, bool> except) => Assert.DoesNotContain(
        Repository.SourceFiles("src", "samples"), file => !except(file) && Repository.Read(file).Contains(text, StringComparison.OrdinalIgnoreCase));
}
