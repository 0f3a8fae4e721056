using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary><c>/api/session</c>: who is logged in; log in, out, redeem a one-time token, change one's password. And <c>/health</c>, which says nothing but that it answers.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", http => Reply.Text(http, "text/plain", "ok")).ForAnybody();
        routes.MapGet("/api/session", http =>
        {
            if (http.User.Identity?.IsAuthenticated == true)
                return Told(http, http.User.Identity.AuthenticationType == SessionCookie.Word ? SessionCookie.SecretOf(http) : null);
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }).ForAnybody();
        routes.MapPost("/api/session", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await Begun(http, await Desk(http).Login(body.Text("name"), body.Text("password"), http.RequestAborted));
        }).ForAnybody().TakesSecret();
        routes.MapPost("/api/session/redeem", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await Begun(http, await Desk(http).Redeem(body.Text("token"), body.OptionalText("name"), body.Text("password")));
        }).ForAnybody().TakesSecret();
        routes.MapPost("/api/session/password", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await Begun(http, await Desk(http).ChangePassword(Person.Of(http), body.Text("old"), body.Text("password"), http.RequestAborted));
        }).Needs(Permission.View).TakesSecret();
        routes.MapDelete("/api/session", http =>
        {
            if (SessionCookie.SecretOf(http) is { } secret && http.User.Identity?.AuthenticationType == SessionCookie.Word)
                http.RequestServices.GetRequiredService<Sessions>().End(secret, Person.Of(http).Name);
            SessionCookie.Clear(http);
            return Reply.Nothing(http);
        }).ForAnybody();
    }

    private static AccountDesk Desk(HttpContext http) => http.RequestServices.GetRequiredService<AccountDesk>();

    private static Task Begun(HttpContext http, Account account)
    {
        string secret = http.RequestServices.GetRequiredService<Sessions>().Begin(account, SessionCookie.SecretOf(http));
        SessionCookie.Set(http, secret);
        http.User = Person.Principal(account, SessionCookie.Word);
        return Told(http, secret);
    }

    private static Task Told(HttpContext http, string? secret)
    {
        Person person = Person.Of(http);
        return Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("id", person.Id);
            json.WriteString("name", person.Name);
            json.WriteStartArray("roles");
            foreach (string role in Roles.Table.Keys.Where(person.Claims.IsInRole))
                json.WriteStringValue(role);
            json.WriteEndArray();
            json.WriteStartArray("permissions");
            foreach (Permission permission in Enum.GetValues<Permission>().Where(person.May))
                json.WriteStringValue(permission.ToString());
            json.WriteEndArray();
            json.WriteBoolean("single_user", person.Claims.Identity!.AuthenticationType == SingleUser.Word);
            json.WriteString("csrf", secret is null ? null : SessionCookie.CsrfOf(secret));
            json.WriteEndObject();
        });
    }
}
