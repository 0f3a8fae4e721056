using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary><c>/api/tokens</c>: the tokens by which one's own programs act for oneself. A secret is told once, when it is made.</summary>
internal static class TokenEndpoints
{
    private const int LongestName = 60;

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/tokens", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (ProgramToken token in Tokens(http).Of(Person.Of(http)))
            {
                json.WriteStartObject();
                json.WriteString("id", token.Id);
                json.WriteString("name", token.Name);
                json.WriteString("created", token.Created);
                json.WriteString("revoked", token.Revoked);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })).Needs(Permission.View);
        routes.MapPost("/api/tokens", async http =>
        {
            if (http.User.Identity?.AuthenticationType == BearerToken.Word) // a token that was found must not outlive its revocation in another one
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }

            string name = (await RequestBody.Read(http)).Text("name");
            var (id, secret) = Tokens(http).Create(Person.Of(http), Fault.Clean(name.Length > LongestName ? name[..LongestName] : name));
            await Reply.Json(http, json =>
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("token", secret);
                json.WriteEndObject();
            });
        }).Needs(Permission.View);
        routes.MapDelete("/api/tokens/{id}", http =>
        {
            Tokens(http).Revoke(Person.Of(http), (string)http.Request.RouteValues["id"]!);
            return Reply.Nothing(http);
        }).Needs(Permission.View);
    }

    private static ProgramTokens Tokens(HttpContext http) => http.RequestServices.GetRequiredService<ProgramTokens>();
}
