using System.Runtime.CompilerServices;

namespace Equivariant.ML.Tensors;

/// <summary>How the entries of a sparse matrix lie, known to the compiler: in the order of their rows or listed, with weights or without.</summary>
internal unsafe interface IEntries
{
    /// <summary>Whether entries have weights; else each is 1.</summary>
    static abstract bool Weighted { get; }

    /// <summary>Whether several entries of a narrow row are under way together; else they are added one after the other.</summary>
    static abstract bool Together { get; }

    /// <summary>The entry at a place among the rows' entries.</summary>
    static abstract int At(int* listed, int place);
}

/// <summary>Entries in the order of their rows, without weights.</summary>
internal readonly unsafe struct InOrder : IEntries
{
    public static bool Together => true;

    public static bool Weighted => false;

    [MethodImpl(Jit.Inline)]
    public static int At(int* listed, int place) => place;
}

/// <summary>Entries in the order of their rows, with weights.</summary>
internal readonly unsafe struct InOrderWeighted : IEntries
{
    public static bool Together => true;

    public static bool Weighted => true;

    [MethodImpl(Jit.Inline)]
    public static int At(int* listed, int place) => place;
}

/// <summary>Entries that are listed row by row, without weights.</summary>
internal readonly unsafe struct Listed : IEntries
{
    public static bool Together => false;

    public static bool Weighted => false;

    [MethodImpl(Jit.Inline)]
    public static int At(int* listed, int place) => listed[place];
}

/// <summary>Entries that are listed row by row, with weights.</summary>
internal readonly unsafe struct ListedWeighted : IEntries
{
    public static bool Together => false;

    public static bool Weighted => true;

    [MethodImpl(Jit.Inline)]
    public static int At(int* listed, int place) => listed[place];
}
