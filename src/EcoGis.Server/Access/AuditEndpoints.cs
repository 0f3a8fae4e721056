using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary><c>/api/audit</c>, for administrators: the log, newest first, by actor, action and subject; and whether it is whole.</summary>
internal static class AuditEndpoints
{
    private const int Page = 200;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/audit", http =>
        {
            IQueryCollection asked = http.Request.Query;
            long? before = long.TryParse(asked["before"], NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) ? sequence : null;
            var entries = Office(http).Read(c => AuditLog.Find(c, new(Text("actor"), Text("action"), Text("subject"), before, Page)));
            return Reply.Json(http, json =>
            {
                json.WriteStartArray();
                foreach (AuditEntry entry in entries)
                {
                    json.WriteStartObject();
                    json.WriteNumber("sequence", entry.Sequence);
                    json.WriteString("time", entry.Time);
                    json.WriteString("actor", entry.Actor);
                    json.WriteString("action", entry.Action);
                    json.WriteString("subject", entry.Subject);
                    json.WritePropertyName("detail");
                    json.WriteRawValue(entry.Detail);
                    json.WriteString("hash", entry.Hash);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });

            string? Text(string name) => asked[name].ToString() is { Length: > 0 } text ? text : null;
        }).Needs(Permission.Administer);
        routes.MapGet("/api/audit/verification", http => Reply.Json(http, Office(http).Verify().WriteTo)).Needs(Permission.Administer);
    }

    private static OfficeStore Office(HttpContext http) => http.RequestServices.GetRequiredService<OfficeStore>();
}
