using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary><c>/api/accounts</c>, for administrators: list, invite, give roles, lock.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/accounts", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (Account account in http.RequestServices.GetRequiredService<AccountStore>().All())
            {
                json.WriteStartObject();
                json.WriteString("id", account.Id);
                json.WriteString("name", account.Name);
                json.WriteStartArray("roles");
                foreach (string role in account.Roles)
                    json.WriteStringValue(role);
                json.WriteEndArray();
                json.WriteBoolean("locked", account.Locked);
                json.WriteBoolean("locked_for_now", !account.Locked && account.LockoutEnd > Clock(http).GetUtcNow());
                json.WriteBoolean("has_password", account.PasswordHash is not null);
                json.WriteBoolean("invited", account.Invitation is not null && account.InvitationEnd > Clock(http).GetUtcNow());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })).Needs(Permission.Administer);
        routes.MapGet("/api/roles", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (var (id, name) in Roles.Names)
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("name", name.Zh);
                json.WriteString("name_en", name.En);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })).Needs(Permission.Administer);
        routes.MapPost("/api/accounts", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            var (account, invitation) = await Desk(http).Invite(Person.Of(http), body.Text("name"), body.Texts("roles"));
            await Invited(http, account.Id, invitation);
        }).Needs(Permission.Administer);
        routes.MapPost("/api/accounts/{id}/invitation", async http => await Invited(http, Id(http), await Desk(http).InviteAgain(Person.Of(http), Id(http)))).Needs(Permission.Administer);
        routes.MapPost("/api/accounts/{id}/roles", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await Desk(http).SetRoles(Person.Of(http), Id(http), body.Texts("roles"));
            await Reply.Nothing(http);
        }).Needs(Permission.Administer);
        routes.MapPost("/api/accounts/{id}/lock", async http =>
        {
            RequestBody body = await RequestBody.Read(http);
            await Desk(http).Lock(Person.Of(http), Id(http), body.Flag("locked"));
            await Reply.Nothing(http);
        }).Needs(Permission.Administer);
    }

    private static AccountDesk Desk(HttpContext http) => http.RequestServices.GetRequiredService<AccountDesk>();

    private static TimeProvider Clock(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>();

    private static string Id(HttpContext http) => (string)http.Request.RouteValues["id"]!;

    private static Task Invited(HttpContext http, string id, string invitation) => Reply.Json(http, json =>
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("invitation", invitation);
        json.WriteEndObject();
    });
}
