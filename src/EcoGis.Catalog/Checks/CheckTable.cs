using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>What a version's check found, as kept: its word (clean, notice, warning), the JSON of <see cref="CheckJson"/>, and the repair if there was one.</summary>
/// <param name="Repair">JSON: request, and per feature area before and after, vertices moved, displacement.</param>
public sealed record StoredCheck(string Word, string Json, string? Repair)
{
    private const int MostTold = 3;

    /// <summary>What is said of a version without one.</summary>
    public static readonly Bilingual None = new("未检查（由较早的程序导入）", "not checked (imported by an older program)");

    /// <summary>The messages, heaviest first.</summary>
    public IReadOnlyList<string> Lines(Language language)
    {
        using JsonDocument document = JsonDocument.Parse(Json);
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(language == Language.Zh ? "zh" : "en").GetString()!)];
    }

    /// <summary>The checks that were not made, each with the reason.</summary>
    public IReadOnlyList<(string Check, string Why)> NotMade(Language language)
    {
        string key = language == Language.Zh ? "zh" : "en";
        using JsonDocument document = JsonDocument.Parse(Json);
        return [.. document.RootElement.GetProperty("not_made").EnumerateArray().Select(n => (n.GetProperty("check").GetProperty(key).GetString()!, n.GetProperty("why").GetProperty(key).GetString()!))];
    }

    /// <summary>For a report that rests on the version: the word, the gravest messages without their remedies, and what was not checked; null when it is clean.</summary>
    public Bilingual? Doubts() => Word == "clean" ? null : new(InShort(Language.Zh), InShort(Language.En));

    private string InShort(Language language)
    {
        bool zh = language == Language.Zh;
        IReadOnlyList<string> lines = Lines(language);
        int more = Counts().Sum(c => c.Count) - Math.Min(lines.Count, MostTold);
        IEnumerable<string> told = lines.Take(MostTold).Select(l => l.Split(" | ")[0])
            .Concat(more > 0 ? [zh ? $"另 {more} 条" : $"{more} more"] : [])
            .Concat(NotMade(language).Select(n => zh ? $"未查{n.Check}（{n.Why}）" : $"not checked: {n.Check} ({n.Why})"));
        return LayerCheckResult.Words(Word).In(language) + (zh ? "：" : ": ") + string.Join(zh ? "；" : "; ", told);
    }

    /// <summary>How many of each code there are, also those not kept.</summary>
    public IReadOnlyList<(string Code, int Count)> Counts()
    {
        using JsonDocument document = JsonDocument.Parse(Json);
        return [.. document.RootElement.GetProperty("counts").EnumerateObject().Select(c => (c.Name, c.Value.GetInt32()))];
    }
}

/// <summary>
/// The table of checks in a catalog. It has a schema number of its own and comes with the first check, so that older catalogs stay readable and older
/// programs read newer ones. Frozen like all that is published.
/// </summary>
internal static class CheckTable
{
    private const int Schema = 1;
    private const string Table = "ecogis_layer_check";

    public static void Insert(SqliteConnection connection, string table, LayerCheckResult check, LayerRepair? repair)
    {
        if (SchemaOf(connection) is null)
        {
            connection.Run($"CREATE TABLE {Table} (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, table_name TEXT NOT NULL UNIQUE, verdict TEXT NOT NULL, result TEXT NOT NULL, repair TEXT)");
            connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, 'attributes', ?1, 0)", Table);
            CatalogSchema.Freeze(connection, Table, insertToo: false);
            connection.Run("INSERT INTO ecogis_catalog (key, value) VALUES ('checks', ?1)", Schema.ToString(CultureInfo.InvariantCulture));
        }

        connection.Run($"INSERT INTO {Table} (table_name, verdict, result, repair) VALUES (?1, ?2, ?3, ?4)", table, check.Word, CheckJson.Text(check, CheckJson.MostKept),
            repair is null ? null : JsonSerializer.Serialize(new StoredRepair(repair.Request.Text, repair.Request.MostPercent, repair.Features), CatalogJson.Readable.StoredRepair));
    }

    /// <summary>Null when the version was not checked, or by a program whose record this one does not know.</summary>
    public static StoredCheck? Read(SqliteConnection connection, string table) => SchemaOf(connection) != Schema ? null
        : connection.Rows($"SELECT verdict, result, repair FROM {Table} WHERE table_name=?1", r => new StoredCheck(r.GetString(0), r.GetString(1), r.TextOrNull(2)), table).SingleOrDefault();

    private static int? SchemaOf(SqliteConnection connection) =>
        connection.Scalar("SELECT value FROM ecogis_catalog WHERE key='checks'") is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int schema) ? schema : null;
}

/// <summary>How a repair is kept.</summary>
internal sealed record StoredRepair(string Request, double MostPercent, IReadOnlyList<FeatureRepair> Features);
