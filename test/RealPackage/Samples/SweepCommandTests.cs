using Equivariant.ML.Sweep;

namespace Equivariant.ML.RealPackage.Tests;

public sealed class SweepCommandTests
{
    [Fact]
    public void Prints_every_trial_and_the_best()
    {
        (int code, string output, string error) = Run("--systems", "50", "--trials", "3", "--seconds", "300");
        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Matches(@"(?s)50 systems.*Trial 0: error 0\.\d+ in .*Egnn, 4 layers, 64 wide.*Trial 1: .*Trial 2: .*The best, trial \d: .*mean squared error is 0\.\d+", output);
    }

    [Fact]
    public void Says_why_nothing_came_of_it()
    {
        (int code, _, string error) = Run("--systems", "50", "--trials", "2", "--megabytes", "1");
        Assert.Equal(1, code);
        Assert.Matches(@"Error: .*is estimated to need [\d,]+ bytes; expected at most MaxMemoryBytes = 1,048,576", error);
    }

    [Theory]
    [InlineData("--systems", "10", "expected a whole number from 50")]
    [InlineData("--trials", "0", "expected a whole number from 1")]
    public void A_wrong_command_line_says_what_is_wrong(string option, string value, string expected)
    {
        (int code, _, string error) = Run(option, value);
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = SweepCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
