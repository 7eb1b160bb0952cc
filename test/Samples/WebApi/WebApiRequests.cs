using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Equivariant.ML.Data;

namespace Equivariant.ML.Samples.Tests;

/// <summary>Requests, as clients make them.</summary>
internal static class WebApiRequests
{
    public const string Water = """{"elements": ["O", "H", "H"], "positions": [[0, 0, 0.12], [0, 0.76, -0.47], [0, -0.76, -0.47]]}""";

    public static string BodyOf(XyzFrame molecule)
    {
        IEnumerable<string> places = molecule.Graph.Positions.ToArray().Chunk(3)
            .Select(place => $"[{string.Join(',', place.Select(x => x.ToString("r", CultureInfo.InvariantCulture)))}]");
        return $$"""{"elements": ["{{string.Join("\",\"", molecule.Symbols)}}"], "positions": [{{string.Join(',', places)}}]}""";
    }

    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync("/predictions", content);
    }

    public static async Task<float> PredictAsync(this HttpClient client, string body)
    {
        using HttpResponseMessage response = await client.PostAsync(body);
        JsonElement answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("energy").GetSingle();
    }
}
