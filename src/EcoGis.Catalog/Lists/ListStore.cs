using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>What came of taking a list in: the version it is in the catalog, and whether it is new.</summary>
public sealed record ListReceipt(AccessListVersion List, bool IsNew);

/// <summary>
/// The access lists of an embedded catalog, tables of the same file. A list is an immutable version with its lines by target; the same content again is no new version,
/// other content under its name is the next one. A list is taken in whole or not at all. Lines are read for one target at a time and checked by its digest.
/// </summary>
public sealed class ListStore
{
    private const string Create = """
        CREATE TABLE ecogis_access_list (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
          valid_from TEXT, valid_to TEXT, digest TEXT NOT NULL, source_file TEXT NOT NULL, published TEXT NOT NULL, program TEXT NOT NULL,
          UNIQUE (name, version));
        CREATE TABLE ecogis_access_part (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, list INTEGER NOT NULL REFERENCES ecogis_access_list(id), level TEXT NOT NULL, unit TEXT NOT NULL,
          unit_type TEXT NOT NULL, areas TEXT NOT NULL, lines INTEGER NOT NULL, digest TEXT NOT NULL,
          UNIQUE (list, level, unit, unit_type, areas));
        CREATE TABLE ecogis_access_line (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, part INTEGER NOT NULL REFERENCES ecogis_access_part(id), number INTEGER NOT NULL, dimension TEXT NOT NULL,
          slot TEXT, text TEXT NOT NULL, condition TEXT, source TEXT, valid_from TEXT, valid_to TEXT, file_row INTEGER NOT NULL);
        CREATE INDEX ecogis_access_line_part ON ecogis_access_line (part);
        """;

    private static readonly string[] s_tables = ["ecogis_access_list", "ecogis_access_part", "ecogis_access_line"];

    private readonly CatalogFile _file;

    internal ListStore(string path, CatalogOptions options) => _file = new(path, options);

    public ListStore(string path)
        : this(path, new())
    {
    }

    public ListReceipt Add(ListDraft draft, CancellationToken cancellation = default)
    {
        var list = draft.ToVersion();
        long bytes = 200_000 + draft.Lines.Sum(l => 200L + (3 * (l.Text.Length + (l.Condition?.Length ?? 0))));
        var (version, isNew) = _file.Write(bytes, connection =>
        {
            Prepare(connection);
            if (connection.Scalar("SELECT version FROM ecogis_access_list WHERE name=?1 ORDER BY version DESC LIMIT 1", list.Head.Name) is long newest
                && (string)connection.Scalar("SELECT digest FROM ecogis_access_list WHERE name=?1 AND version=?2", list.Head.Name, newest)! == list.Digest)
                return ((int)newest, false);
            int next = (int)(long)connection.Scalar("SELECT coalesce(max(version), 0) + 1 FROM ecogis_access_list WHERE name=?1", list.Head.Name)!;
            Insert(connection, draft, list, next, cancellation);
            return (next, true);
        });
        return new ListReceipt(list with { Version = version }, isNew);
    }

    /// <summary>Every version of every list, by name and version; none where there is no catalog.</summary>
    public IReadOnlyList<AccessListVersion> All() => _file.IsNew ? [] : _file.Read(c => All(c, _file));

    /// <summary>For every list the newest version that holds on the day.</summary>
    internal static ImmutableArray<PinnedList> Pin(SqliteConnection connection, CatalogFile file, DateOnly day) =>
        [.. All(connection, file).GroupBy(l => l.Head.Name, StringComparer.Ordinal).Select(g => new PinnedList(g.Key, g.Where(l => l.Head.HoldsOn(day)).MaxBy(l => l.Version)))];

    private static List<AccessListVersion> All(SqliteConnection connection, CatalogFile file)
    {
        if (!Has(connection))
            return [];
        var parts = connection.Rows("SELECT list, id, level, unit, unit_type, areas, lines, digest FROM ecogis_access_part ORDER BY id", row =>
        {
            ListTarget target = new(row.GetString(2), row.GetString(3), row.GetString(4), [.. row.GetString(5).Split(',', StringSplitOptions.RemoveEmptyEntries)]);
            return (List: row.GetInt64(0), Id: row.GetInt64(1), Target: target, Lines: row.GetInt32(6), Digest: row.GetString(7));
        }).ToLookup(p => p.List);
        return connection.Rows("SELECT id, name, version, title, source, valid_from, valid_to, digest FROM ecogis_access_list ORDER BY name, version", row =>
        {
            ListHead head = new(row.GetString(1), row.GetString(3), row.GetString(4), Day(row.TextOrNull(5)), Day(row.TextOrNull(6)));
            int version = row.GetInt32(2);
            ImmutableArray<ListPart> own =
            [
                .. parts[row.GetInt64(0)].OrderBy(p => p.Target.Key, StringComparer.Ordinal)
                    .Select(p => new ListPart(p.Target, p.Lines, p.Digest, () => Lines(file, p.Id, p.Target, p.Digest, head.Name, version))),
            ];
            string digest = AccessListVersion.DigestOf(head, own.Select(p => (p.Target.Key, p.Digest)));
            return digest == row.GetString(7) ? new AccessListVersion(head, version, digest, own) : throw Changed(head.Name, version);
        });
    }

    private static ImmutableArray<AccessLine> Lines(CatalogFile file, long part, ListTarget target, string digest, string name, int version)
    {
        ImmutableArray<AccessLine> lines =
        [
            .. file.Read(connection => connection.Rows(
                "SELECT number, dimension, slot, text, condition, source, valid_from, valid_to, file_row FROM ecogis_access_line WHERE part=?1 ORDER BY number",
                row => new AccessLine(row.GetInt32(0), target, row.GetString(1), row.TextOrNull(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), Day(row.TextOrNull(6)), Day(row.TextOrNull(7)), row.GetInt32(8)), part)),
        ];
        return ListPart.DigestOf(lines) == digest ? lines : throw Changed(name, version);
    }

    private static EcoException Changed(string name, int version) => new Fault(AccessListFaults.Changed, Place.None, name, version).Raise();

    private void Insert(SqliteConnection connection, ListDraft draft, AccessListVersion list, int version, CancellationToken cancellation)
    {
        var head = list.Head;
        connection.Run(
            "INSERT INTO ecogis_access_list (name, version, title, source, valid_from, valid_to, digest, source_file, published, program) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            head.Name, version, head.Title, head.Source, Day(head.From), Day(head.To), list.Digest, draft.SourceFile,
            _file.Options.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            typeof(ListStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
        long id = (long)connection.Scalar("SELECT last_insert_rowid()")!;
        using var insert = connection.Prepared(
            "INSERT INTO ecogis_access_line (part, number, dimension, slot, text, condition, source, valid_from, valid_to, file_row) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            null, null, null, null, null, null, null, null, null, null);
        foreach (var part in list.Parts)
        {
            cancellation.ThrowIfCancellationRequested();
            var t = part.Target;
            connection.Run("INSERT INTO ecogis_access_part (list, level, unit, unit_type, areas, lines, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                id, t.Level, t.Unit, t.UnitType, string.Join(',', t.Areas), part.Count, part.Digest);
            long partId = (long)connection.Scalar("SELECT last_insert_rowid()")!;
            foreach (var line in part.Lines)
            {
                object?[] values = [partId, line.Number, line.Dimension, line.Slot, line.Text, line.Condition, line.Source, Day(line.From), Day(line.To), line.Row];
                for (int i = 0; i < values.Length; i++)
                    insert.Parameters[i].Value = values[i] ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }
        }
    }

    private static void Prepare(SqliteConnection connection)
    {
        if (Has(connection))
            return;
        connection.Run(Create);
        foreach (string table in s_tables)
        {
            connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, 'attributes', ?1, 0)", table);
            CatalogSchema.Freeze(connection, table, insertToo: false);
        }
    }

    private static bool Has(SqliteConnection connection) => connection.Scalar("SELECT 1 FROM sqlite_master WHERE type='table' AND name='ecogis_access_list'") is not null;

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
