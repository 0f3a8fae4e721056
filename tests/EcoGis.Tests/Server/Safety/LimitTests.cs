using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EcoGis.Tests.Server;

/// <summary>Too much and too slow: refused or cut off, while everybody else is answered.</summary>
internal sealed class LimitTests
{
    [TestCase("/api/screen", 4L << 20)]
    [TestCase("/api/cases", 4L << 20)]
    [TestCase("/ogc/processes/batch/execution", 4L << 20)]
    [TestCase("/api/uploads?name=a.txt", 512L << 20)]
    [Category("reliability-70")]
    public async Task A_body_that_announces_more_than_the_route_takes_is_refused_before_it_comes(string path, long most)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using TcpClient client = await Connect(served);
        await Send(client, $"POST {path} HTTP/1.1\r\nHost: {served.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {most + 1}\r\n\r\n");
        string answer = await Answer(client, TimeSpan.FromSeconds(20));
        Assert.That(answer, Does.StartWith("HTTP/1.1 413").And.Contain("ECO-7005"));
        Assert.That(Uploads(served), Is.Empty, "nothing is left");
    }

    [Test]
    [Category("reliability-70")]
    public async Task A_body_that_announces_nothing_is_cut_where_the_limit_is()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/screen") { Content = new StreamContent(new Endless(5 << 20)), Headers = { TransferEncodingChunked = true } };
        using HttpResponseMessage answer = await served.Client.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    [Category("reliability-70")]
    public async Task Only_the_route_of_uploads_takes_a_large_file()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/uploads?name=large.txt", new StreamContent(new Endless(29_000_000)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    [Category("reliability-70")]
    public async Task What_one_person_keeps_is_bounded()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < UploadStore.MostFilesOfOne + 1; i++)
        {
            using HttpResponseMessage answer = await served.Client.PostAsync($"/api/uploads?name={i}.txt", new ByteArrayContent([65]));
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers.SkipLast(1), Is.All.EqualTo(HttpStatusCode.Created));
        Assert.That(answers[^1], Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    /// <summary>With the limits as they are served: 30 s for the head of a request, 240 bytes a second for a body after 5 s.</summary>
    [Test]
    [Category("reliability-71")]
    public async Task Slow_connections_are_cut_and_the_service_answers_meanwhile()
    {
        const int Slow = 150;
        await using ServedCatalog served = await ServedCatalog.Start();
        var clock = Stopwatch.StartNew();
        Task<TimeSpan>[] heads = [.. Enumerable.Range(0, Slow).Select(_ => Trickle(served, clock, $"GET /health HTTP/1.1\r\nHost: {served.Address.Authority}\r\nX-Slow: "))];
        Task<TimeSpan>[] bodies = [.. Enumerable.Range(0, Slow).Select(_ => Trickle(served, clock, $"POST /api/uploads?name=slow.txt HTTP/1.1\r\nHost: {served.Address.Authority}\r\nContent-Length: 1000000\r\n\r\n"))];
        Task all = Task.WhenAll([.. heads, .. bodies]);
        List<TimeSpan> probes = [];
        for (; !all.IsCompleted && clock.Elapsed < TimeSpan.FromSeconds(60); await Task.WhenAny(all, Task.Delay(1000)))
        {
            TimeSpan asked = clock.Elapsed;
            Assert.That(await served.Client.GetStringAsync("/health"), Is.EqualTo("ok"));
            probes.Add(clock.Elapsed - asked);
        }

        Assert.That(all.IsCompletedSuccessfully, Is.True, "some are open after a minute");
        TestContext.Out.WriteLine($"heads cut after {heads.Max(h => h.Result).TotalSeconds:0.0} s at most, bodies after {bodies.Max(b => b.Result).TotalSeconds:0.0} s; {probes.Count} probes, the slowest {probes.Max().TotalMilliseconds:0} ms");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bodies.Max(b => b.Result), Is.LessThan(TimeSpan.FromSeconds(25)));
            Assert.That(probes.Max(), Is.LessThan(TimeSpan.FromSeconds(5)));
            Assert.That(Uploads(served), Is.Empty, "nothing is left of what was cut off");
        }
    }

    /// <summary>Sends a byte a second until the server has had enough.</summary>
    private static async Task<TimeSpan> Trickle(ServedCatalog served, Stopwatch clock, string begin)
    {
        using TcpClient client = await Connect(served);
        await Send(client, begin);
        Task<int> closed = Ends(client);
        try
        {
            for (; !closed.IsCompleted; await Task.WhenAny(closed, Task.Delay(1000)))
                await Send(client, "a");
        }
        catch (IOException)
        {
            // cut while we sent
        }

        return clock.Elapsed;
    }

    private static async Task<int> Ends(TcpClient client)
    {
        byte[] piece = new byte[4096];
        int read = 0;
        try
        {
            for (int some; (some = await client.GetStream().ReadAsync(piece)) > 0;)
                read += some;
        }
        catch (IOException)
        {
            // reset
        }

        return read;
    }

    private static async Task<TcpClient> Connect(ServedCatalog served)
    {
        TcpClient client = new();
        await client.ConnectAsync(served.Address.Host, served.Address.Port);
        return client;
    }

    private static ValueTask Send(TcpClient client, string text) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string> Answer(TcpClient client, TimeSpan within)
    {
        using CancellationTokenSource over = new(within);
        byte[] piece = new byte[16384];
        StringBuilder text = new();
        while (!text.ToString().Contains("\"faults\"", StringComparison.Ordinal) && await client.GetStream().ReadAsync(piece, over.Token) is > 0 and var read)
            text.Append(Encoding.UTF8.GetString(piece, 0, read));
        return text.ToString();
    }

    private static string[] Uploads(ServedCatalog served) =>
        Path.Combine(served.Options.Office + ".files", "uploads") is var folder && Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    /// <summary>So many bytes.</summary>
    private sealed class Endless(long bytes) : Stream
    {
        private long _left = bytes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int some = (int)Math.Min(_left, count);
            buffer.AsSpan(offset, some).Fill((byte)' ');
            _left -= some;
            return some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
