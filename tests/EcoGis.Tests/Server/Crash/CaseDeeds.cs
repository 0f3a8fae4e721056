using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>
/// What was asked of one case, in order, and what was acknowledged: all but perhaps the last. Each deed has words of its own, by which it is found again.
/// </summary>
internal sealed class CaseDeeds(string title)
{
    private readonly List<Deed> _deeds = [];

    public string Title => title;

    /// <summary>Null: the making was not acknowledged.</summary>
    public string? Id { get; private set; }

    public int Acknowledged { get; private set; }

    private long Revision { get; set; }

    public async Task<JsonNode> Make(Member author, JsonNode request)
    {
        JsonNode made = await author.Post("/api/cases", new JsonObject { ["title"] = title, ["request"] = request });
        Id = (string)made["id"]!;
        return Seen(made);
    }

    /// <param name="words">Text that is kept with it; null: none.</param>
    /// <param name="state">Where the case stands then; null: where it stood.</param>
    public async Task<JsonNode> Do(Member member, string path, JsonObject body, string? words, string? state)
    {
        Deed deed = new(path, words, state);
        _deeds.Add(deed);
        body["revision"] = Revision;
        JsonNode now = await member.Post($"/api/cases/{Id}/{path}", body);
        deed.Acknowledged = true;
        return Seen(now);
    }

    /// <summary>The last deed was refused, so it must not be there.</summary>
    public void Withdraw() => _deeds.RemoveAll(d => !d.Acknowledged);

    /// <summary>Every acknowledged deed once; the one that was not, once or not at all; nothing else.</summary>
    public void Check(JsonNode found)
    {
        string[] words = [.. Texts("comments", "text"), .. Texts("decisions", "reason")];
        Assert.That(words, Is.SupersetOf(Words(_deeds.Where(d => d.Acknowledged))), title);
        Assert.That(words, Is.SubsetOf(Words(_deeds)), title + ": somebody else's words");
        Assert.That(words, Is.Unique, title + ": done twice");
        long revision = (long)found["revision"]!, least = 1 + _deeds.Count(d => d.Counts && d.Acknowledged), most = 1 + _deeds.Count(d => d.Counts);
        Assert.That(revision, Is.InRange(least, most), title);
        string state = _deeds.Where(d => d.Counts).Take((int)revision - 1).LastOrDefault(d => d.State is not null)?.State ?? "draft";
        Assert.That((string?)found["state"], Is.EqualTo(state), title);

        IEnumerable<string> Texts(string list, string field) => found[list]!.AsArray().Select(n => (string?)n![field]).OfType<string>();

        static IEnumerable<string> Words(IEnumerable<Deed> deeds) => deeds.Select(d => d.Words).OfType<string>();
    }

    private JsonNode Seen(JsonNode now)
    {
        Revision = (long)now["revision"]!;
        Acknowledged++;
        return now;
    }

    private sealed record Deed(string Path, string? Words, string? State)
    {
        public bool Acknowledged { get; set; }

        /// <summary>A comment does not count as a change of the case.</summary>
        public bool Counts => Path != "comments";
    }
}
