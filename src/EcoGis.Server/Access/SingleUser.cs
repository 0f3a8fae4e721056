using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EcoGis;

/// <summary><c>--single-user</c>: there is one person and no login. Only where nobody else can reach the server.</summary>
internal sealed class SingleUser(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Word = "single-user", Name = "local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        ClaimsIdentity identity = new([new Claim(ClaimTypes.NameIdentifier, Name), new Claim(ClaimTypes.Name, Name), .. Roles.Table.Keys.Select(r => new Claim(ClaimTypes.Role, r))], Word);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Word)));
    }
}
