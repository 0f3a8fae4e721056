using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>What <c>ecogis audit verify</c> found: how many entries hold, and the first that does not with why.</summary>
/// <param name="FirstBad">Sequence of the first entry that cannot be trusted; null: all can.</param>
/// <param name="Anchors">Lines outside the database that were held against the chain.</param>
internal sealed record AuditVerification(long Entries, string Head, int Anchors, long? FirstBad, Bilingual? Why)
{
    public Fault? Fault => FirstBad is { } bad ? new Fault(OfficeStoreFaults.BrokenChain, Place.None, bad, Why) : null;

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("schema", "audit-verification/1");
        json.WriteBoolean("valid", FirstBad is null);
        json.WriteNumber("entries", Entries);
        json.WriteString("head", Head);
        json.WriteNumber("anchors", Anchors);
        if (FirstBad is { } bad)
            json.WriteNumber("first_bad", bad);
        else
            json.WriteNull("first_bad");
        json.WriteString("why", Why?.Zh);
        json.WriteString("why_en", Why?.En);
        json.WriteEndObject();
    }

    /// <summary>Recomputes every hash, then holds the chain against the anchors and against the counter that SQLite keeps.</summary>
    public static AuditVerification Of(SqliteConnection connection, AuditAnchors anchors)
    {
        IReadOnlyList<(long Sequence, string Hash)> outside;
        try
        {
            outside = anchors.Read();
        }
        catch (InvalidDataException e)
        {
            return new(0, AuditEntry.Beginning, 0, 1, new Bilingual("锚点文件有不能读懂的行：{0}", "an anchor has a line that cannot be read: {0}").Format(e.Message));
        }

        var expected = outside.ToLookup(a => a.Sequence, a => a.Hash);
        long next = 1;
        string previous = AuditEntry.Beginning;
        foreach (var entry in AuditLog.All(connection))
        {
            if (entry.Sequence != next)
                return Bad(next, new("该条缺失（其后是第 {0} 条）", "it is missing (entry {0} follows)"), entry.Sequence);
            if (entry.Previous != previous)
                return Bad(next, new("它不接在前一条之后：前面有删改或调换", "it does not follow the entry before it: entries were replaced or moved"));
            if (entry.OwnHash() != entry.Hash)
                return Bad(next, new("内容与其散列不符：被改动过", "what it says does not fit its hash: it was edited"));
            if (expected[next].Any(h => h != entry.Hash))
                return Bad(next, new("与库外锚点不符：整条链被重写过", "it is not what the anchor outside the database says: the chain was rewritten"));
            previous = entry.Hash;
            next++;
        }

        if (outside.Count > 0 && outside[^1].Sequence >= next)
            return Bad(next, new("日志在此被截断：库外锚点记有第 {0} 条", "the log is cut off here: an anchor outside the database names entry {0}"), outside[^1].Sequence);
        if (connection.Scalar("SELECT seq FROM sqlite_sequence WHERE name='audit'") is long counted && counted >= next)
            return Bad(next, new("日志在此被截断：曾有第 {0} 条", "the log is cut off here: there was an entry {0}"), counted);
        if (outside.Count == 0 && next > 1)
            return Bad(next - 1, new("没有库外锚点，不能排除其后被截断", "there is no anchor outside the database: what came after may be cut off"));
        return new(next - 1, previous, outside.Count, null, null);

        AuditVerification Bad(long sequence, Bilingual why, params object?[] arguments) => new(next - 1, previous, outside.Count, sequence, why.Format(arguments));
    }
}
