namespace Microsoft.ML.Runtime;

public interface IExceptionContext
{
    string ContextDescription { get; }

    TException Process<TException>(TException ex)
        where TException : Exception;
}

/// <summary>The exceptions that ML.NET throws, each marked as its own.</summary>
internal static class Contracts
{
    private const string MarkedKey = "ML_IsMarked";

    public static TException Mark<TException>(TException ex)
        where TException : Exception
    {
        ex.Data[MarkedKey] = 1;
        return ex;
    }

    public static bool IsMarked(this Exception ex) => ex.Data.Contains(MarkedKey);
    public static Exception Except(string message, Exception inner = null) => Mark(new InvalidOperationException(message, inner));
    public static Exception ExceptDecode(string message, Exception inner = null) => Mark(new FormatException(message, inner));
    public static Exception ExceptParam(string name, string message) => Mark(new ArgumentOutOfRangeException(name, message));

    public static Exception ExceptMissing(string name, string role, string column) => ExceptParam(name, $"Could not find {role} column '{column}'");

    public static Exception ExceptMismatch(string name, string role, string column, string expected, object actual) =>
        ExceptParam(name, $"Schema mismatch for {role} column '{column}': expected {expected}, got {actual}");

    public static void Check(bool condition, string message) => _ = condition ? true : throw Except(message);
    public static void CheckParam(bool condition, string name, string message = null) => _ = condition ? true : throw ExceptParam(name, message);
    public static void CheckDecode(bool condition, string message) => _ = condition ? true : throw ExceptDecode(message);
    public static void CheckValue(object value, string name) => _ = value ?? throw Mark(new ArgumentNullException(name));
    public static void CheckNonEmpty(string value, string name) => CheckParam(!string.IsNullOrEmpty(value), name, $"{name} cannot be null or empty");
}
