using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>The program <c>ecogis serve</c> as a process that can be killed at any moment, and what people send to it. Nothing of it runs in the process of the test.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private Task<string>? _printed;

    private ServedProcess(Process process) => _process = process;

    /// <summary>What it wrote on its error stream so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public Uri? Address { get; private set; }

    public static ServedProcess Start(Cli cli, params string[] arguments) => Start(cli, new Dictionary<string, string>(), "http://127.0.0.1:0", arguments);

    public static ServedProcess Start(Cli cli, IReadOnlyDictionary<string, string> environment, string urls, params string[] arguments)
    {
        ServedProcess served = new(cli.Start(environment, ["serve", .. arguments, "--urls", urls, "--lang", "en"]));
        served._printed = served._process.StandardOutput.ReadToEndAsync();
        return served;
    }

    /// <summary>What it wrote on its output stream, once it has ended.</summary>
    public string Printed => _printed!.Result;

    /// <summary>The token that it shows at its first start.</summary>
    public async Task<string> FirstToken()
    {
        const string Mark = "#first=";
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if (Said.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 && Said[at..].Contains('\n', StringComparison.Ordinal))
                return Said[(at + Mark.Length)..].Split('\n')[0].Trim();
        }

        throw new AssertionException(Said);
    }

    /// <summary>Until it says where it listens.</summary>
    public async Task Answers()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            Note(line);
            if (line.IndexOf("http", StringComparison.Ordinal) is var at and >= 0)
            {
                Address = new(line[at..].Split(' ')[0]);
                _ = Task.Run(async () =>
                {
                    while (await _process.StandardError.ReadLineAsync() is { } next)
                        Note(next);
                });
                return;
            }
        }

        Assert.Fail("the server did not start:\n" + Said);
    }

    /// <summary>SIGKILL, to this one process.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public Member As(string token) => new(new HttpClient(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    });

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Note(string line)
    {
        lock (_said)
            _said.AppendLine(line);
    }
}

/// <summary>An answer of 4xx or 5xx: of a server that lives nobody expects one.</summary>
internal sealed class RefusedException(int status, string text) : Exception($"{status} {text}")
{
    public int Status => status;
}

/// <summary>Somebody who asks over HTTP with a token.</summary>
internal sealed class Member(HttpClient client) : IDisposable
{
    /// <exception cref="HttpRequestException">No answer came: whether it was done is not known.</exception>
    /// <exception cref="RefusedException">It was refused.</exception>
    public async Task<JsonNode> Ask(HttpMethod method, string path, HttpContent? body = null, string? key = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = body };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        string text;
        try
        {
            text = await answer.Content.ReadAsStringAsync();
        }
        catch (Exception e) when (e is IOException or HttpRequestException && answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException("the answer was cut off", e);
        }

        return !answer.IsSuccessStatusCode ? throw new RefusedException((int)answer.StatusCode, $"{method} {path}: {text}") : text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public Task<JsonNode> Get(string path) => Ask(HttpMethod.Get, path);

    public Task<JsonNode> Post(string path, JsonNode body, string? key = null) => Ask(HttpMethod.Post, path, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), key);

    public void Dispose() => client.Dispose();
}
