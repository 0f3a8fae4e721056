using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>
/// A page of somebody else must not act in the name of who uses this one: an unsafe request that a browser says comes from elsewhere is refused, and so
/// is, where only this machine may come, a host that is not its own (a foreign name that resolves to it). Programs that are no browsers send neither header.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next, bool loopbackOnly)
{
    public Task Invoke(HttpContext http)
    {
        HttpRequest request = http.Request;
        bool safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        string fetch = request.Headers["Sec-Fetch-Site"].ToString(), origin = request.Headers.Origin.ToString();
        bool foreign = (fetch.Length > 0 && fetch is not ("same-origin" or "none"))
            || (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
        foreign &= !safe;
        foreign |= loopbackOnly && request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");
        return foreign ? FaultResponse.Write(http, StatusCodes.Status403Forbidden, new Fault(ServerFaults.Foreign, Place.None)) : next(http);
    }
}
