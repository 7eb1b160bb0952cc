using Equivariant.ML.WebApi;

// Predicts energies of molecules over HTTP: POST /predictions, GET /health, GET /openapi/v1.json.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Configuration["Model:Path"] ??= FirstModel.Train(builder.Configuration.GetSection("Training"));

builder.Services.AddGraphPrediction<Molecule, Energy>(builder.Configuration.GetSection("Model"));
builder.Services.AddHealthChecks().AddGraphPredictionCheck<Molecule, Energy>();
builder.Services.AddOpenApi();
builder.AddRequestLimits();

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapPost("/predictions", Predictions.Predict).WithSummary("Predicts a molecule's energy.");
app.MapHealthChecks("/health");
app.MapOpenApi();
app.Run();
