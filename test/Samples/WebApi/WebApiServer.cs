using Equivariant.ML.WebApi;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Equivariant.ML.Samples.Tests;

/// <summary>The web sample in this process, with a small model of its own.</summary>
public sealed class WebApiServer : IDisposable
{
    // To follow redirections, a client would keep each body.
    private static readonly WebApplicationFactoryClientOptions AsItIs = new() { AllowAutoRedirect = false };

    private readonly TemporaryFolder folder = new();
    private readonly WebApplicationFactory<Molecule> root = new();
    private readonly WebApplicationFactory<Molecule> factory;

    public WebApiServer()
        : this([])
    {
    }

    /// <param name="settings">Configuration, such as ("Training:Epochs", "5").</param>
    internal WebApiServer(params (string Key, string Value)[] settings)
    {
        factory = root.WithWebHostBuilder(host =>
        {
            (string, string)[] usual =
            [
                ("urls", "http://127.0.0.1:0"), ("Logging:Console:LogLevel:Default", "None"), ("Model:ReloadDelay", "00:00:00.02"),
                ("Training:Output", Model), ("Training:Molecules", "40"), ("Training:Epochs", "2"),
            ];
            foreach ((string key, string value) in usual.Concat(settings))
            {
                host.UseSetting(key, value);
            }
        });
    }

    /// <summary>The file of the model that is trained where none is given.</summary>
    public string Model => folder.File("model.zip");

    /// <summary>A client; the sample is started for it.</summary>
    public HttpClient CreateClient() => factory.CreateClient(AsItIs);

    /// <summary>A client over a socket to the real web server, which limits how much it reads.</summary>
    public HttpClient CreateSocketClient()
    {
        factory.UseKestrel();
        factory.StartServer();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = factory.ClientOptions.BaseAddress };
    }

    public void Dispose()
    {
        root.Dispose();
        folder.Dispose();
    }
}
