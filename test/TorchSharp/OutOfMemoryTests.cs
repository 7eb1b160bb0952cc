namespace Equivariant.ML.TorchSharp.Tests;

public sealed class OutOfMemoryTests
{
    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.50 GiB (GPU 0; 11.77 GiB total capacity; 8.60 GiB already allocated; 1.20 GiB free)", 2_684_354_560)]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 139.81 GiB of which 5.12 MiB is free.", 20_971_520)]
    [InlineData("[enforce fail at alloc_cpu.cpp:66] . DefaultCPUAllocator: can't allocate memory: you tried to allocate 400000000000 bytes. Error code 12 (Cannot allocate memory)", 400_000_000_000)]
    [InlineData("[enforce fail at alloc_cpu.cpp:80] data. DefaultCPUAllocator: not enough memory: you tried to allocate 4096 bytes.", 4096)]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", 0)]
    [InlineData("CUDA error: out of memory", 0)]
    public void Its_message_says_how_much_was_asked_for(string message, long bytes) => Assert.Equal(bytes, OutOfMemory.BytesWanted(message));

    [Fact]
    public void Other_errors_are_not_of_memory() => Assert.Null(OutOfMemory.BytesWanted("The size of tensor a (3) must match the size of tensor b (4)"));

    [Fact]
    public void What_torch_itself_says_is_understood()
    {
        Exception error = Assert.ThrowsAny<Exception>(() => global::TorchSharp.torch.empty(1L << 44));
        Assert.Equal(1L << 46, new TorchSharpEngine().BytesWanted(error));
    }
}
