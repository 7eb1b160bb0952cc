namespace Microsoft.ML;

/// <summary>
/// What stands before each component of a model file: who can load it, and the versions. The layout is this
/// stand-in's own: the real package's files have another, and each refuses the other's.
/// </summary>
internal readonly record struct ModelHeader(VersionInfo Version)
{
    private const string WrongFile = "Wrong file type: not a model that offline/Microsoft.ML has saved";
    private const string Signature = "ML.NET stand-in model 1";

    public void Write(BinaryWriter writer)
    {
        writer.Write(Signature);
        writer.Write(Version.ModelSignature);
        writer.Write(Version.VerWrittenCur);
        writer.Write(Version.VerReadableCur);
        writer.Write(Version.LoaderAssemblyName);
        writer.Write(Version.LoaderSignature);
    }

    public static ModelHeader Read(BinaryReader reader)
    {
        try
        {
            Contracts.CheckDecode(reader.ReadString() == Signature, WrongFile);
            return new ModelHeader(new VersionInfo(
                reader.ReadString(), reader.ReadUInt32(), reader.ReadUInt32(), 0, reader.ReadString(), reader.ReadString()));
        }
        catch (Exception ex) when (ex is EndOfStreamException or InvalidOperationException || (ex is FormatException && !ex.IsMarked()))
        {
            throw Contracts.ExceptDecode(WrongFile, ex);
        }
    }

    public void Check(VersionInfo expected)
    {
        Contracts.CheckDecode(Version.ModelSignature == expected.ModelSignature, "Unknown file type");
        string cannot = $"Cannot read component '{expected.LoaderSignature}' of the model, because the model is too";
        Contracts.CheckDecode(
            Version.VerReadableCur <= expected.VerWrittenCur,
            $"{cannot} new: maximum expected version {expected.VerWrittenCur}, got {Version.VerReadableCur}.");
        Contracts.CheckDecode(
            Version.VerWrittenCur >= expected.VerWeCanReadBack,
            $"{cannot} old: minimum expected version {expected.VerWeCanReadBack}, got {Version.VerWrittenCur}.");
    }
}
