using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcoGis;

/// <summary>Whatever an endpoint throws becomes an answer: a refusal with its codes, or a number that stands in the log beside the details.</summary>
internal sealed partial class FaultGuard(RequestDelegate next, ILogger<FaultGuard> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // nobody waits for the answer
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await Answered(http, e);
            return;
        }

        if (!http.Response.HasStarted && http.Response.ContentType is null)
        {
            Fault? fault = http.Response.StatusCode switch
            {
                StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new Fault(ServerFaults.Denied, Place.None),
                StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => new Fault(ServerFaults.NotFound, Place.None, $"{http.Request.Method} {http.Request.Path}"),
                _ => null,
            };
            if (fault is not null)
                await FaultResponse.Write(http, http.Response.StatusCode, fault);
        }
    }

    private Task Answered(HttpContext http, Exception e)
    {
        http.Response.Headers.Remove("Content-Disposition");
        switch (e)
        {
            case EcoException eco:
                return FaultResponse.Write(http, FaultResponse.StatusOf(eco), eco.Faults);
            case BadHttpRequestException bad:
                return FaultResponse.Write(http, bad.StatusCode, new Fault(ServerFaults.TooLarge, Place.None));
            default:
                string number = http.TraceIdentifier;
                Broken(log, e, number, Fault.Clean(http.Request.Method), Fault.Clean(http.Request.Path));
                return FaultResponse.Write(http, StatusCodes.Status500InternalServerError, new Fault(ServerFaults.Broken, Place.None, number));
        }
    }

    [LoggerMessage(LogLevel.Error, "{Number} {Method} {Path}")]
    private static partial void Broken(ILogger log, Exception e, string number, string method, string path);
}
