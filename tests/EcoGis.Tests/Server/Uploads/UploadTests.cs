using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

[TestFixture]
internal sealed class UploadTests
{
    /// <summary>The receipt over the network is the receipt of the command: nothing is understood otherwise because a file was sent.</summary>
    [TestCase("01-chemical-near-river.txt")]
    [TestCase("06-grain-store.gpkg")]
    [TestCase("12-bow-tie.txt")]
    public async Task The_receipt_is_that_of_the_command(string sample)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonNode upload = await Send(served, sample, await File.ReadAllBytesAsync(Cli.Sample("proposals", sample)));
        JsonNode over = JsonNode.Parse(await served.Client.GetStringAsync($"/api/uploads/{upload["id"]}/receipt?lang=zh"))!;
        using var cli = new Cli();
        JsonNode by = cli.Run("inspect", Cli.Sample("proposals", sample), "--isolated", "--catalog", served.Options.Catalog, "--district", ServedCatalog.District, "--json").Json;
        Assert.That(over.ToJsonString(), Is.EqualTo(by.ToJsonString()));
    }

    /// <summary>A Shapefile in a zip, and the same as the files of one form: one boundary.</summary>
    [Test]
    public async Task A_shapefile_comes_as_a_zip_or_as_its_files()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string[] files = [.. Directory.GetFiles(Cli.Sample("proposals"), "05-*")];
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string file in files)
                zip.CreateEntryFromFile(file, Path.GetFileName(file));
        }

        JsonNode one = await Send(served, "05.zip", packed.ToArray());
        using MultipartFormDataContent form = [];
        foreach (string file in files)
            form.Add(new ByteArrayContent(await File.ReadAllBytesAsync(file)), "file", Path.GetFileName(file));
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/uploads", form);
        JsonNode other = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        string zipped = await served.Client.GetStringAsync($"/api/uploads/{one["id"]}/boundary"), loose = await served.Client.GetStringAsync($"/api/uploads/{other["id"]}/boundary");
        Assert.Multiple(() =>
        {
            Assert.That(other["main"]!.GetValue<string>(), Is.EqualTo("content.shp"));
            Assert.That(JsonNode.Parse(zipped)!["features"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(loose, Is.EqualTo(zipped));
        });
    }

    /// <summary>What is screened by the id of an upload is what the command screens from the file.</summary>
    [Test]
    public async Task An_upload_is_screened_as_its_file()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        const string Sample = "01-chemical-near-river.txt";
        JsonNode upload = await Send(served, Sample, await File.ReadAllBytesAsync(Cli.Sample("proposals", Sample)));
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/screen", new StringContent($$"""{"upload":"{{upload["id"]}}","industry":"C2614","nature":"new","date":"{{ServedCatalog.Day}}"}""", Encoding.UTF8, "application/json"));
        string over = await answer.Content.ReadAsStringAsync();
        using var cli = new Cli();
        string by = cli.Run("screen", Cli.Sample("proposals", Sample), "--catalog", served.Options.Catalog, "--district", ServedCatalog.District, "--industry", "C2614", "--nature", "new", "--date", ServedCatalog.Day, "--json").Out;
        Assert.That(JsonNode.Parse(over)!.ToJsonString(), Is.EqualTo(JsonNode.Parse(by)!.ToJsonString()));
    }

    [TestCase("../../../etc/passwd.txt", "passwd.txt")]
    [TestCase("..\\..\\windows\\a.txt", "a.txt")]
    [TestCase("a\u202etxt.txt", "atxt.txt")]
    [TestCase("<img src=x>.TXT", "<img src=x>.TXT")]
    public async Task A_name_is_a_label(string name, string label)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonNode upload = await Send(served, name, [65]);
        string folder = Path.Combine(served.Options.Office + ".files", "uploads", upload["id"]!.GetValue<string>());
        Assert.Multiple(() =>
        {
            Assert.That(upload["label"]!.GetValue<string>(), Is.EqualTo(label));
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "content.txt", "upload.json" }));
        });
    }

    [TestCase("noextension", "ECO-7304")]
    [TestCase("a.t/xt", "ECO-7304")]
    [TestCase("", "ECO-7304")]
    public async Task A_name_without_a_known_ending_is_refused(string name, string code)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/uploads?name=" + Uri.EscapeDataString(name), new ByteArrayContent([65]));
        Assert.That(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.GetValue<string>(), Is.EqualTo(code));
        Assert.That(Directory.GetDirectories(Path.Combine(served.Options.Office + ".files", "uploads")), Is.Empty, "nothing is left");
    }

    /// <summary>A zip that unpacks to far more than it is: refused with its number, and the server goes on.</summary>
    [Test]
    public async Task A_zip_bomb_is_refused()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using Stream entry = await zip.CreateEntry("a.geojson", CompressionLevel.SmallestSize).OpenAsync();
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++)
                await entry.WriteAsync(zeros);
        }

        JsonNode upload = await Send(served, "bomb.zip", packed.ToArray());
        using HttpResponseMessage answer = await served.Client.GetAsync($"/api/uploads/{upload["id"]}/receipt");
        JsonNode problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
            Assert.That(problem["faults"]![0]!["zh"]!["where"]!.GetValue<string>(), Does.Contain("bomb.zip"), "the name its owner knows");
        });
    }

    /// <summary>Somebody else's upload does not exist; after a day nobody's does.</summary>
    [Test]
    public async Task Uploads_are_for_their_owner_and_for_a_day()
    {
        string folder = Directory.CreateTempSubdirectory("ecogis-uploads-").FullName;
        Clock clock = new();
        await using ServedCatalog served = await ServedCatalog.Start(o => o with { Office = Path.Combine(folder, "x.office"), Clock = clock });
        UploadStore store = new(served.Options);
        Upload upload = await store.Add("li", One("a.txt", [65, 66]), CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(store.Find("li", upload.Id).Sha256, Is.EqualTo("38164fbd17603d73f696b8b4d72664d735bb6a7c88577687fd2ae33fd6964153"), "of AB, by sha256sum");
            Assert.That(() => store.Find("wang", upload.Id), Throws.TypeOf<EcoException>());
            Assert.That(() => store.Find("li", "../" + upload.Id), Throws.TypeOf<EcoException>());
        });
        clock.Now += TimeSpan.FromHours(25);
        Assert.That(() => store.Find("li", upload.Id), Throws.TypeOf<EcoException>());
        store.Sweep();
        Assert.That(Directory.GetDirectories(Path.Combine(folder, "x.office.files", "uploads")), Is.Empty);
    }

    private static async Task<JsonNode> Send(ServedCatalog served, string name, byte[] content)
    {
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/uploads?name=" + Uri.EscapeDataString(name), new ByteArrayContent(content));
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), text);
        return JsonNode.Parse(text)!;
    }

    private static async IAsyncEnumerable<(string Name, Stream Content)> One(string name, byte[] content)
    {
        await Task.CompletedTask;
        yield return (name, new MemoryStream(content));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 29, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
