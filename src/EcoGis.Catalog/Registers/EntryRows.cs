using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>Reads entries with their lines and records. A line that cannot be read is a fault: nothing is left out in silence.</summary>
internal sealed class EntryRows(SqliteConnection connection, string label, bool withText)
{
    public List<RegisterEntry> All() => Read(null);

    public RegisterEntry One(long sequence) => Read(sequence).Single();

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<RegisterEntry> Read(long? only)
    {
        string at = "";
        try
        {
            string filter = only is null ? "" : "WHERE {0}=?1";
            object?[] key = only is null ? [] : [only];
            var events = connection.Rows(
                $"SELECT entry, id, day, status, unit, activity, remark, correction, entered_by, source, entered, program, {(LedgerSchema.HasFields(connection, label) ? "fields" : "NULL")} FROM ecogis_register_event {filter.Replace("{0}", "entry", StringComparison.Ordinal)} ORDER BY id",
                r => (Entry: r.GetInt64(0), Line: Event(r, ref at)), key).ToLookup(e => e.Entry, e => e.Line);
            var records = connection.Rows(
                $"SELECT entry, id, day, verdict, district, rule_base, rule_base_digest, digest, {(withText ? "json" : "NULL")}, entered_by, entered, program FROM ecogis_register_screening {filter.Replace("{0}", "entry", StringComparison.Ordinal)} ORDER BY id",
                r => (Entry: r.GetInt64(0), Record: Record(r, ref at)), key).ToLookup(e => e.Entry, e => e.Record);
            return connection.Rows(
                $"SELECT id, register, code, name, source_file, format, boundary, crs, crs_wkt, declared_area, notices, accuracy, planar_crs, repair FROM ecogis_register_entry {filter.Replace("{0}", "id", StringComparison.Ordinal)} ORDER BY register, id",
                r =>
                {
                    at = $"ecogis_register_entry {r.GetInt64(0)}";
                    EntryEvent[] lines = [.. events[r.GetInt64(0)]];
                    return new RegisterEntry(r.GetInt64(0), r.GetString(1), Proposal(r, lines),
                        new EntryIntake(r.IsDBNull(11) ? null : r.GetDouble(11), r.TextOrNull(12), Enum.Parse<Repair>(r.GetString(13))), [.. lines], [.. records[r.GetInt64(0)]]);
                }, key);
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or ArgumentException or InvalidOperationException or InvalidCastException or KeyNotFoundException or System.Text.Json.JsonException)
        {
            throw new Fault(LedgerFaults.Spoilt, Place.None, label, at, e.Message).Raise(e);
        }
    }

    private static Proposal Proposal(SqliteDataReader r, EntryEvent[] lines) => new(
        r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), RawShapeBlob.Read((byte[])r.GetValue(6)), CatalogSchema.CrsOf(r.GetString(7), r.GetString(8)),
        lines.Last(l => l.Activity is not null).Activity!, r.IsDBNull(9) ? null : r.GetDouble(9), LedgerText.NoticesOf(r.GetString(10)));

    private static EntryEvent Event(SqliteDataReader r, ref string at)
    {
        at = $"ecogis_register_event {r.GetInt64(1)}";
        return new EntryEvent(r.GetInt64(1), Day(r.GetString(2)), r.TextOrNull(3), r.TextOrNull(4), r.TextOrNull(5) is { } a ? LedgerText.ActivityOf(a) : null,
            r.TextOrNull(6), r.GetInt64(7) != 0, r.GetString(8), r.TextOrNull(9), r.GetString(10), r.GetString(11))
        {
            Fields = r.TextOrNull(12) is { } fields ? LedgerText.FieldsOf(fields) : ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    private static EntryRecord Record(SqliteDataReader r, ref string at)
    {
        at = $"ecogis_register_screening {r.GetInt64(1)}";
        string text = r.IsDBNull(8) ? "" : LedgerText.Unpacked((byte[])r.GetValue(8));
        if (!r.IsDBNull(8) && LedgerText.DigestOf(text) != r.GetString(7))
            throw new FormatException("digest");
        return new EntryRecord(r.GetInt64(1), Day(r.GetString(2)), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), text, r.GetString(9), r.GetString(10), r.GetString(11));
    }
}
