using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>Who asks: the id and name of the account, as the audit log and cases have them.</summary>
internal sealed record Person(string Id, string Name, ClaimsPrincipal Claims)
{
    public static Person Of(HttpContext http) =>
        new(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", http.User.Identity?.Name ?? "", http.User);

    public bool May(Permission permission) => Roles.With(permission).Any(Claims.IsInRole);

    public static ClaimsPrincipal Principal(Account account, string way) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(ClaimTypes.Name, account.Name), .. account.Roles.Select(r => new Claim(ClaimTypes.Role, r))], way));
}
