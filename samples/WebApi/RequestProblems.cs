using System.Text.Json;
using Equivariant.ML.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Equivariant.ML.WebApi;

/// <summary>Tells the client in a problem document (RFC 9457) why its request failed; of what is not the client's business, nothing.</summary>
internal sealed class RequestProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ProblemDetails? problem = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => OfField(json),
            BadHttpRequestException bad => new ProblemDetails { Status = bad.StatusCode, Detail = bad.Message },
            GraphModelUnavailableException => new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Detail = "There is no model at the moment." },
            _ => null,
        };
        if (problem is null)
        {
            return ValueTask.FromResult(false);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    /// <summary>Of the same form as what <see cref="Predictions"/> refuses: the field, and what is wrong with it.</summary>
    private static HttpValidationProblemDetails OfField(JsonException error)
    {
        string field = error.Path is { Length: > 2 } path ? path[2..] : "body";
        string problem = error.Message.Split(" Path: ")[0];
        return new HttpValidationProblemDetails { Status = StatusCodes.Status400BadRequest, Errors = { [field] = [problem] } };
    }
}
