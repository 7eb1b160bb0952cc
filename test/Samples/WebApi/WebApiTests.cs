using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Equivariant.ML.Data;
using Equivariant.ML.Hosting;
using Equivariant.ML.Support;
using Equivariant.ML.WebApi;
using Microsoft.ML;

namespace Equivariant.ML.Samples.Tests;

/// <summary>The web sample, asked as its clients ask.</summary>
public sealed class WebApiTests(WebApiServer server) : IClassFixture<WebApiServer>
{
    [Fact]
    public async Task Predicts_and_says_that_it_is_well()
    {
        using HttpClient client = server.CreateClient();

        float energy = await client.PredictAsync(WebApiRequests.Water);

        // The same molecule in another place, turned by 90 degrees, its atoms in another order.
        float moved = await client.PredictAsync("""{"elements": ["H", "O", "H"], "positions": [[5, 5.47, 5.76], [5, 4.88, 5], [5, 5.47, 4.24]]}""");
        Assert.Equal(energy, moved, tolerance: 1e-4 * Math.Abs(energy));
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
    }

    [DataFact("qm7/qm7_all.xyz")]
    public async Task Learns_and_predicts_real_molecules()
    {
        using var api = new WebApiServer(
            ("Training:Data", SharedData.Path("qm7/qm7_all.xyz")), ("Training:Label", "hof_kcal_mol"), ("Training:Molecules", "400"), ("Training:Epochs", "5"));
        using HttpClient client = api.CreateClient();
        XyzFrame[] molecules = [.. XyzReader.Read(SharedData.Path("qm7/qm7_all.xyz")).Take(420).TakeLast(20)];

        float[] predicted = await Task.WhenAll(molecules.Select(molecule => client.PredictAsync(WebApiRequests.BodyOf(molecule))));

        var ml = new MLContext();
        using PredictionEngine<Molecule, Energy> engine = ml.Model.CreatePredictionEngine<Molecule, Energy>(ml.Model.Load(api.Model, out _));
        Assert.Equal(molecules.Select(molecule => engine.Predict(new Molecule { Graph = molecule.Graph }).Score), predicted);
        Assert.InRange(molecules.Zip(predicted, (molecule, energy) => Math.Abs(molecule.Number("hof_kcal_mol") - energy)).Average(), 0, 20);
    }

    [Theory]
    [InlineData("", "body")]
    [InlineData("null", "body")]
    [InlineData("water", "body")]
    [InlineData("""{"elements": ["O"]""", "body")]
    [InlineData("""{"elements": ["O"]}""", "positions")]
    [InlineData("""{"elements": ["O"], "positions": null}""", "positions")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0, 0]], "charge": 1}""", "charge")]
    [InlineData("""{"elements": [], "positions": []}""", "positions")]
    [InlineData("""{"elements": ["O", "H"], "positions": [[0, 0, 0]]}""", "positions")]
    [InlineData("""{"elements": ["O", "Xx"], "positions": [[0, 0, 0], [0, 0, 1]]}""", "elements[1]")]
    [InlineData("""{"elements": ["O", null], "positions": [[0, 0, 0], [0, 0, 1]]}""", "elements[1]")]
    [InlineData("""{"elements": ["O", 1], "positions": [[0, 0, 0], [0, 0, 1]]}""", "elements[1]")]
    [InlineData("""{"elements": ["O", "Au"], "positions": [[0, 0, 0], [0, 0, 1]]}""", "elements")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0]]}""", "positions[0]")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0, 0, 0]]}""", "positions[0]")]
    [InlineData("""{"elements": ["O"], "positions": [null]}""", "positions[0]")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0, NaN]]}""", "positions[0][2]")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0, 1e999]]}""", "positions[0]")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0, -1e999]]}""", "positions[0]")]
    [InlineData("""{"elements": ["O"], "positions": [[0, 0, "0"]]}""", "positions[0][2]")]
    public async Task A_bad_body_is_refused_with_the_field_and_a_reason(string body, string field)
    {
        using HttpClient client = server.CreateClient();
        using HttpResponseMessage response = await client.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        string problem = (await response.Content.ReadFromJsonAsync<JsonElement>()).ToString();
        Assert.Contains(field, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_request_of_ours_is_refused_with_a_reason()
    {
        using HttpClient client = server.CreateClient();
        using var text = new StringContent(WebApiRequests.Water);
        using HttpResponseMessage wrongType = await client.PostAsync("/predictions", text);
        using HttpResponseMessage wrongPath = await client.GetAsync("/nothing");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrongType.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, wrongPath.StatusCode);
        Assert.Equal("application/problem+json", wrongType.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Describes_itself()
    {
        using HttpClient client = server.CreateClient();

        JsonElement document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        JsonElement post = document.GetProperty("paths").GetProperty("/predictions").GetProperty("post");
        Assert.Equal(["200", "400"], post.GetProperty("responses").EnumerateObject().Select(response => response.Name));
        JsonElement elements = document.GetProperty("components").GetProperty("schemas").GetProperty("MoleculeBody").GetProperty("properties").GetProperty("elements");
        Assert.Equal(200, elements.GetProperty("maxItems").GetInt32());
    }

    [Fact]
    public void A_model_that_is_named_must_be_there()
    {
        using var api = new WebApiServer(("Model:Path", "absent.zip"));
        var error = Assert.Throws<GraphModelUnavailableException>(api.CreateClient);
        Assert.Contains("absent.zip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_broken_model_file_it_goes_on_and_says_so()
    {
        using var api = new WebApiServer();
        using HttpClient client = api.CreateClient();
        float energy = await client.PredictAsync(WebApiRequests.Water);

        await File.WriteAllTextAsync(api.Model, "This is no model.");
        string health = "Healthy";
        for (int i = 0; i < 1_000 && health == "Healthy"; i++)
        {
            await Task.Delay(10);
            health = await client.GetStringAsync("/health");
        }

        Assert.Equal("Degraded", health);
        Assert.Equal(energy, await client.PredictAsync(WebApiRequests.Water));
    }
}
