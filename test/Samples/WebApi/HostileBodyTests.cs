using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Equivariant.ML.Samples.Tests;

/// <summary>Bodies that are too large by far. No other test runs meanwhile: allocations are counted.</summary>
[Collection(nameof(HostileBodyTests))]
[CollectionDefinition(nameof(HostileBodyTests), DisableParallelization = true)]
public sealed class HostileBodyTests
{
    private const string Elements = "{\"elements\": [\"H\"";
    private const string Positions = """{"elements": ["H"], "positions": [[0,0,0]""";

    // What a request may allocate, on the client's side of this process too; the bodies have from 30 to 80 MB.
    private const long MostBytes = 8 << 20;

    [Theory]
    [InlineData(Elements, ",\"H\"", "elements[200]")]
    [InlineData(Positions, ",[0,0,0]", "positions[200]")]
    [InlineData("""{"elements": ["H"], "positions": [[0""", ",0,0", "positions[0][200]")]
    [InlineData("[", "[[[[", "body")]
    public async Task Ten_million_atoms_are_refused_once_too_many_have_come(string start, string piece, string field)
    {
        using var server = new WebApiServer();
        using HttpClient client = server.CreateClient();
        await client.PredictAsync(WebApiRequests.Water);
        using var body = new HugeMolecule(start, piece, tellsLength: false);

        long before = GC.GetTotalAllocatedBytes(precise: true);
        using HttpResponseMessage response = await client.PostAsync("/predictions", body);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
        Assert.True(allocated < MostBytes, $"{allocated} bytes allocated, {body.Written} bytes sent.");
    }

    [Theory]
    [InlineData(Elements, ",\"H\"")]
    [InlineData("""{"elements": ["H""", "HHHH")]
    public async Task A_body_that_says_how_large_it_is_is_not_read(string start, string piece)
    {
        using var server = new WebApiServer();
        using HttpClient client = server.CreateSocketClient();
        client.DefaultRequestHeaders.ExpectContinue = true;
        await client.PredictAsync(WebApiRequests.Water);
        using var body = new HugeMolecule(start, piece, tellsLength: true);

        long before = GC.GetTotalAllocatedBytes(precise: true);
        using HttpResponseMessage response = await client.PostAsync("/predictions", body);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(0, body.Written);
        Assert.True(allocated < MostBytes, $"{allocated} bytes allocated.");
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        using var server = new WebApiServer();
        using HttpClient client = server.CreateSocketClient();
        await client.PredictAsync(WebApiRequests.Water);
        using var socket = new TcpClient();
        await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port);
        NetworkStream stream = socket.GetStream();
        string head = "POST /predictions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

        // One name of an element, of which more and more comes, until there is an answer.
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "e\r\n{\"elements\":[\"\r\n"));
        using var reader = new StreamReader(stream);
        Task<string?> answer = reader.ReadLineAsync();
        byte[] chunk = Encoding.ASCII.GetBytes($"1000\r\n{new string('H', 0x1000)}\r\n");
        try
        {
            while (!answer.IsCompleted)
            {
                await stream.WriteAsync(chunk);
            }
        }
        catch (IOException)
        {
            // The server has closed the connection; it answered before.
        }

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await answer);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(allocated < MostBytes, $"{allocated} bytes allocated.");
    }
}
