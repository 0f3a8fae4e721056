using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis.Tests.Server;

/// <summary>The server with accounts, on the demonstration catalog. Every account has the same password; people are made without asking over HTTP.</summary>
internal sealed class ServedOffice : IAsyncDisposable
{
    public const string Password = "long enough 7";

    private ServedOffice(ServedCatalog served) => Served = served;

    public ServedCatalog Served { get; }

    public IServiceProvider Services => Served.Services;

    public AccountStore Accounts => Services.GetRequiredService<AccountStore>();

    public OfficeStore Store => Services.GetRequiredService<OfficeStore>();

    public static async Task<ServedOffice> Start(Func<ServeOptions, ServeOptions>? change = null) =>
        new(await ServedCatalog.Start(o => (change?.Invoke(o) ?? o) with { SingleUser = false }));

    public static async Task<ServedOffice> WithAdministrator(Func<ServeOptions, ServeOptions>? change = null)
    {
        var office = await Start(change);
        string token = office.Services.GetRequiredService<FirstStart>().Open()!;
        using IServiceScope scope = office.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<AccountDesk>().Redeem(token, "admin", Password);
        return office;
    }

    /// <summary>An account with a password, not logged in.</summary>
    public async Task<Account> Add(string name, params string[] roles)
    {
        using IServiceScope scope = Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var (_, invitation) = await desk.Invite(new("", "test", new()), name, roles);
        return await desk.Redeem(invitation, null, Password);
    }

    /// <summary>A browser in which the account is logged in.</summary>
    public async Task<Browser> Browser(string name)
    {
        Browser browser = new(Served);
        var answer = await browser.Login(name, Password);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return browser;
    }

    /// <summary>The same for somebody new.</summary>
    public async Task<Browser> Person(string name, params string[] roles)
    {
        await Add(name, roles);
        return await Browser(name);
    }

    public List<AuditEntry> Log(string action) => Store.Read(c => AuditLog.All(c).Where(e => e.Action == action).ToList());

    public ValueTask DisposeAsync() => Served.DisposeAsync();
}

/// <summary>One answer.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, string? Cookie)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Fault => Status == HttpStatusCode.NoContent || Text.Length == 0 ? null : (string?)Json["title"];
}

/// <summary>What a browser does with cookies, and what the pages do with the token of the session.</summary>
internal sealed class Browser(ServedCatalog served)
{
    /// <summary>name=value of the session; null: none.</summary>
    public string? Cookie { get; set; }

    public string? Csrf { get; set; }

    public string? Bearer { get; set; }

    public async Task<Answer> Login(string name, string password)
    {
        var answer = await Post("/api/session", new JsonObject { ["name"] = name, ["password"] = password });
        if (answer.Status == HttpStatusCode.OK)
            Csrf = (string?)answer.Json["csrf"];
        return answer;
    }

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, JsonNode? body = null) => Send(HttpMethod.Post, path, body);

    public async Task<Answer> Send(HttpMethod method, string path, JsonNode? body = null, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        if (Cookie is not null)
            request.Headers.Add("Cookie", Cookie);
        if (Csrf is not null && method != HttpMethod.Get)
            request.Headers.Add("X-CSRF", Csrf);
        if (Bearer is not null)
            request.Headers.Add("Authorization", "Bearer " + Bearer);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await served.Client.SendAsync(request);
        string? set = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null;
        if (set is not null)
            Cookie = set[..set.IndexOf(';')];
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), set);
    }
}
