using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis.Tests.Server;

/// <summary>
/// Every endpoint of the running server × every role, and nobody: who is let in is written here, one line per endpoint, and an endpoint that is not here fails.
/// The table says roles, not permissions, so that it does not follow the code.
/// </summary>
internal sealed class EndpointRoleTests
{
    private const string Nobody = "nobody";
    private const string Anybody = "nobody viewer screener reviewer steward author administrator";
    private const string Members = "viewer screener reviewer steward author administrator";
    private const string Screeners = "screener reviewer steward";
    private const string Stewards = "steward";
    private const string Administrators = "administrator";

    private static readonly string[] s_people = [Nobody, Roles.Viewer, Roles.Screener, Roles.Reviewer, Roles.Steward, Roles.Author, Roles.Administrator];

    /// <summary>Method and pattern → who is let in. Files of the page are for anybody and are not listed one by one.</summary>
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["GET /health"] = Anybody,
        ["GET /api/session"] = Anybody, // it answers 401 itself: what it tells is who is logged in
        ["POST /api/session"] = Anybody,
        ["DELETE /api/session"] = Anybody,
        ["POST /api/session/redeem"] = Anybody,
        ["POST /api/session/password"] = Members,
        ["GET /api/tokens"] = Members,
        ["POST /api/tokens"] = Members,
        ["DELETE /api/tokens/{id}"] = Members,
        ["GET /api/accounts"] = Administrators,
        ["POST /api/accounts"] = Administrators,
        ["POST /api/accounts/{id}/invitation"] = Administrators,
        ["POST /api/accounts/{id}/roles"] = Administrators,
        ["POST /api/accounts/{id}/lock"] = Administrators,
        ["GET /api/roles"] = Administrators,
        ["GET /api/audit"] = Administrators,
        ["GET /api/audit/verification"] = Administrators,
        ["GET /api/layer-access"] = Stewards,
        ["PUT /api/layer-access"] = Stewards,
        ["GET /api/basemaps"] = Members,
        ["GET /api/basemaps/file/{z}/{x}/{y}"] = Members,
        ["GET /api/cases"] = Screeners,
        ["POST /api/cases"] = Screeners,
        ["GET /api/cases/{id}"] = Screeners,
        ["POST /api/cases/{id}/versions"] = Screeners,
        ["POST /api/cases/{id}/steps"] = Screeners,
        ["POST /api/cases/{id}/comments"] = Screeners,
        ["POST /api/cases/{id}/decisions"] = Screeners,
        ["POST /api/cases/{id}/confirmations"] = Screeners,
        ["GET /api/cases/{id}/versions/{number:int}"] = Screeners,
        ["GET /api/cases/{id}/comparison"] = Screeners,
        ["GET /api/cases/{id}/today"] = Screeners,
        ["GET /api/cases/{id}/evidence"] = Screeners,
        ["POST /api/screen"] = Screeners,
        ["POST /api/explain"] = Screeners,
        ["POST /api/reports"] = Screeners,
        ["GET /api/reports/{id}/report.{format}"] = Screeners,
        ["GET /api/industries"] = Members,
        ["GET /api/facts"] = Members,
        ["GET /api/samples"] = Members,
        ["GET /api/desk"] = Members,
        ["POST /api/uploads"] = Screeners,
        ["GET /api/uploads"] = Screeners,
        ["GET /api/uploads/{id}"] = Screeners,
        ["DELETE /api/uploads/{id}"] = Screeners,
        ["GET /api/uploads/{id}/receipt"] = Screeners,
        ["GET /api/uploads/{id}/boundary"] = Screeners,
        ["GET /api/layers"] = Members,
        ["GET /ogc"] = Members,
        ["GET /ogc/api"] = Members,
        ["GET /ogc/conformance"] = Members,
        ["GET /ogc/collections"] = Members,
        ["GET /ogc/collections/{layer}"] = Members,
        ["GET /ogc/collections/{layer}/queryables"] = Members,
        ["GET /ogc/collections/{layer}/items"] = Members,
        ["GET /ogc/collections/{layer}/items/{id}"] = Members,
        ["GET /ogc/collections/{layer}/tiles"] = Members,
        ["GET /ogc/collections/{layer}/tiles/WebMercatorQuad/{z}/{row}/{column}"] = Members,
        ["GET /api/batches/{job}"] = Screeners,
        ["GET /api/batches/{job}/proposals/{feature}"] = Screeners,
        ["GET /api/batches/{job}/report.html"] = Screeners,
        ["GET /api/batches/{job}/report.xlsx"] = Screeners,
        ["GET /ogc/processes"] = Members,
        ["GET /ogc/processes/{process}"] = Members,
        ["POST /ogc/processes/{process}/execution"] = Screeners,
        ["GET /ogc/jobs"] = Members,
        ["GET /ogc/jobs/{job}"] = Members,
        ["DELETE /ogc/jobs/{job}"] = Members,
        ["GET /ogc/jobs/{job}/results"] = Members,
        ["GET /ogc/jobs/{job}/results/{file}"] = Members,
        ["GET /api/forest/layers"] = Members,
        ["GET /api/forest/trend"] = Members,
        ["GET /api/forest/stats"] = Members,
        ["GET /api/forest/change"] = Members,
        ["GET /api/forest/queue"] = Members,
        ["GET /api/forest/queue/{code}"] = Members,
        ["POST /api/forest/queue/{code}"] = Screeners,
    };

    [Test]
    public async Task Every_endpoint_lets_in_whom_the_table_names_and_nobody_else()
    {
        await using var office = await ServedOffice.WithAdministrator();
        Dictionary<string, Browser> browsers = new() { [Nobody] = new(office.Served) };
        foreach (string role in s_people.Skip(1))
            browsers[role] = Member(office, await office.Add(role + " person", role));

        var endpoints = Endpoints(office).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Expected.Keys.Except(endpoints.Select(e => e.Name)), Is.Empty, "in the table, but not served");
            foreach (var (name, method, pattern) in endpoints)
            {
                if (!Expected.TryGetValue(name, out string? allowed))
                {
                    Assert.Fail($"{name} is not in the table: say who is let in");
                    continue;
                }

                foreach (string person in s_people)
                {
                    var status = (await browsers[person].Send(method, Path(pattern))).Status;
                    bool letIn = status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) || (name == "GET /api/session" && person == Nobody);
                    Assert.That(letIn, Is.EqualTo(allowed.Split(' ').Contains(person)), $"{name} for {person}: {(int)status}");
                    Assert.That(status, Is.Not.EqualTo(HttpStatusCode.TooManyRequests).And.Not.EqualTo(HttpStatusCode.InternalServerError), $"{name} for {person}");
                }
            }
        }
    }

    [Test]
    public async Task Every_endpoint_says_itself_what_it_needs()
    {
        await using var office = await ServedOffice.Start();
        Assert.That(All(office).Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null && !e.Metadata.OfType<Permission>().Any()).Select(e => e.DisplayName), Is.Empty);
    }

    /// <summary>Logged in without spending the guesses that one address has.</summary>
    private static Browser Member(ServedOffice office, Account account)
    {
        string secret = office.Services.GetRequiredService<Sessions>().Begin(account, null);
        return new(office.Served) { Cookie = "ecogis=" + secret, Csrf = SessionCookie.CsrfOf(secret) };
    }

    private static IEnumerable<RouteEndpoint> All(ServedOffice office) => office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<(string Name, HttpMethod Method, RoutePattern Pattern)> Endpoints(ServedOffice office)
    {
        var files = Directory.EnumerateFiles(Installation.Page, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(Installation.Page, f).Replace('\\', '/'))
            .Select(f => f == "index.html" ? "/" : "/" + (f.EndsWith(".html") ? f[..^5] : f)).ToHashSet();
        return All(office).SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => (Name: $"{m} {e.RoutePattern.RawText!.TrimEnd('/') switch { "" => "/", var p => p }}", new HttpMethod(m), e.RoutePattern)))
            .Where(e => !(e.Name.StartsWith("GET ") || e.Name.StartsWith("HEAD ")) || !files.Contains(e.RoutePattern.RawText!)).OrderBy(e => e.Name.Contains("DELETE /api/session") ? 1 : 0); // what ends the session last
    }

    /// <summary>An address that fits the pattern; nothing is there.</summary>
    private static string Path(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternLiteralPart literal ? literal.Content : "1"))));
}
