using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>An unsafe request that comes with a cookie must also carry the token of its session, which no other site can know. Programs have no cookies and need none.</summary>
internal sealed class CsrfGuard(RequestDelegate next)
{
    public Task Invoke(HttpContext http)
    {
        string method = http.Request.Method;
        bool safe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        return safe || http.User.Identity?.AuthenticationType != SessionCookie.Word || Secret.Same(SessionCookie.CsrfOf(SessionCookie.SecretOf(http)!), http.Request.Headers[SessionCookie.CsrfHeader].ToString())
            ? next(http)
            : FaultResponse.Write(http, StatusCodes.Status403Forbidden, new Fault(AccessFaults.NoCsrf, Place.None));
    }
}
