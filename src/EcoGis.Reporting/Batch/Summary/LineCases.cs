using System.Collections.Immutable;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// The lines behind the header of a result in JSON Lines → proposals, in order. A list of open questions stands before the first proposal that has it; as many
/// lists are remembered as the writer remembers. Not thread-safe.
/// </summary>
public sealed class LineCases(Language language)
{
    private readonly Dictionary<int, (ImmutableArray<CaseNeed> Needs, string? Unread)> _lists = new() { [0] = ([], null) };
    private readonly Queue<int> _order = [];

    /// <returns>Null: the line holds a list of questions.</returns>
    /// <exception cref="FormatException">It is none of both.</exception>
    public BatchCase? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            int questions = root.GetProperty("questions").GetInt32();
            if (!root.TryGetProperty("undetermined", out var list))
                return Case(root, _lists[questions]);
            _lists[questions] = List(list);
            _order.Enqueue(questions);
            if (_order.Count > QuestionLists.Remembered)
                _lists.Remove(_order.Dequeue());
            return null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>A cell that could not be read is an open question of the proposal itself.</summary>
    private (ImmutableArray<CaseNeed>, string?) List(JsonElement list)
    {
        string[] unread = [.. list.EnumerateArray().Where(q => q.GetProperty("rule").GetString() == "proposal").Select(q => q.GetProperty(language == Language.Zh ? "reason" : "reason_en").GetString() ?? "")];
        return ([.. list.EnumerateArray().Select(q => CaseWords.Need(q.GetProperty("needs").GetString(), q.GetProperty("what").GetString() ?? "")).Distinct()], unread.Length == 0 ? null : string.Join(language == Language.Zh ? "；" : "; ", unread));
    }

    private BatchCase Case(JsonElement root, (ImmutableArray<CaseNeed> Needs, string? Unread) open)
    {
        var proposal = root.GetProperty("proposal");
        var site = root.GetProperty("site");
        bool refused = site.GetProperty("crs").ValueKind == JsonValueKind.Null;
        return new BatchCase(root.GetProperty("feature").GetInt64(), proposal.GetProperty("id").GetString() ?? "", proposal.GetProperty("name").GetString() ?? "", CaseWords.Verdict(root.GetProperty("verdict").GetString()))
        {
            SiteArea = Number(site, "area_ellipsoidal_m2"),
            ConflictArea = Number(root.GetProperty("conflict"), "area_ellipsoidal_m2"),
            Adcodes = [.. site.GetProperty("adcodes").EnumerateArray().Select(a => a.GetString() ?? "")],
            Middle = root.TryGetProperty("middle", out var middle) && Number(middle, "lon") is { } lon && Number(middle, "lat") is { } lat ? (lon, lat) : null,
            Overlaps = [.. root.GetProperty("overlaps").EnumerateArray().Select(Overlap)],
            Findings = [.. root.GetProperty("findings").EnumerateArray().Select(Finding)],
            Needs = open.Needs,
            Problem = refused ? new Bilingual("图形有误，未作空间分析", "its geometry was refused").In(language) : open.Unread,
        };
    }

    private static CaseOverlap Overlap(JsonElement o) =>
        new(o.GetProperty("kind").GetString() ?? "", o.GetProperty("layer").GetString() ?? "", o.GetProperty("zone_code").GetString() ?? "", Number(o, "area_ellipsoidal_m2") ?? 0);

    private CaseFinding Finding(JsonElement f) => new(
        f.GetProperty("rule").GetString() ?? "", CaseWords.Effect(f.GetProperty("effect").GetString()), f.GetProperty("kind").GetString(), f.GetProperty("layer").GetString(), f.GetProperty("zone_code").GetString(),
        [.. f.GetProperty("clauses").EnumerateArray().Select(c => c.GetProperty(language == Language.Zh ? "title" : "title_en").GetString() + c.GetProperty("article").GetString()).Distinct()]);

    private static double? Number(JsonElement of, string key) => of.GetProperty(key) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
