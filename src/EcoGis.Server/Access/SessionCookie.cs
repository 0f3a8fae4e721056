using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EcoGis;

/// <summary>
/// A browser's login: a cookie that holds nothing but the secret of its session, kept from scripts, sent to this site only, and over TLS bound to it. Every login
/// makes a new one. The token against forged requests is derived from it, so that only a page of this site can know it.
/// </summary>
internal sealed class SessionCookie(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Word = "session", CsrfHeader = "X-CSRF";

    public static string? SecretOf(HttpContext http) => http.Request.Cookies[Name(http)] is { Length: > 0 } secret ? secret : null;

    /// <summary>The token that unsafe requests of the session carry.</summary>
    public static string CsrfOf(string secret) => Secret.Derived(secret, "csrf");

    public static void Set(HttpContext http, string secret) => http.Response.Cookies.Append(Name(http), secret, Attributes(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name(http), Attributes(http));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(SecretOf(Context) is not { } secret
        ? AuthenticateResult.NoResult()
        : sessions.Find(secret) is { } account
            ? AuthenticateResult.Success(new AuthenticationTicket(Person.Principal(account, Word), Word))
            : AuthenticateResult.Fail("no session"));

    private static string Name(HttpContext http) => http.Request.IsHttps ? "__Host-ecogis" : "ecogis";

    private static CookieOptions Attributes(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}
