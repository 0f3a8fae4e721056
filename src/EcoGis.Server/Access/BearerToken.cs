using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EcoGis;

/// <summary>A program's login: <c>Authorization: Bearer eco_…</c> with every request (RFC 6750).</summary>
internal sealed class BearerToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ProgramTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Word = "token", Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string header = Request.Headers.Authorization.ToString();
        return Task.FromResult(header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && tokens.Find(header[Prefix.Length..].Trim()) is { } account
            ? AuthenticateResult.Success(new AuthenticationTicket(Person.Principal(account, Word), Word))
            : AuthenticateResult.Fail("no token"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
