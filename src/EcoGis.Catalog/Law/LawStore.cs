using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>What came of taking a text in: the version it is in the library, and whether it is new.</summary>
public sealed record LawReceipt(LawDocument Document, int Version, bool IsNew, bool SameDate);

/// <summary>
/// The law library of an embedded catalog, tables of the same file. Texts are immutable: the same text again is no new version; another text of the instrument is its next
/// one. All texts of an import are taken in or none. What was changed by force is found by its digest when it is used. It judges nothing.
/// </summary>
public sealed class LawStore
{
    private const string Table = "ecogis_law_text";

    private const string Create = """
        CREATE TABLE ecogis_law_text (
          id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          title TEXT NOT NULL, title_key TEXT NOT NULL, version INTEGER NOT NULL, text_date TEXT NOT NULL, digest TEXT NOT NULL UNIQUE,
          front TEXT NOT NULL, body TEXT NOT NULL, source_file TEXT NOT NULL, published TEXT NOT NULL, program TEXT NOT NULL,
          UNIQUE (title_key, version));
        """;

    private readonly CatalogFile _file;

    internal LawStore(string path, CatalogOptions options) => _file = new(path, options);

    public LawStore(string path)
        : this(path, new())
    {
    }

    /// <summary>Takes the texts in, in the order given; what the library has already is left as it is.</summary>
    public IReadOnlyList<LawReceipt> Add(IReadOnlyList<LawDocument> documents, CancellationToken cancellation = default) =>
        _file.Write(200_000 + documents.Sum(d => 6L * d.Body.Length), connection =>
        {
            if (!Has(connection))
            {
                connection.Run(Create);
                connection.Run("INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?1, 'attributes', ?1, 0)", Table);
                CatalogSchema.Freeze(connection, Table, insertToo: false);
            }

            List<LawReceipt> receipts = [];
            foreach (var document in documents)
            {
                cancellation.ThrowIfCancellationRequested();
                receipts.Add(Add(connection, document));
            }

            return receipts;
        });

    /// <summary>Everything taken in; null where there is no catalog or no text in it. Bodies are read when first asked for.</summary>
    public LawLibrary? Library()
    {
        if (_file.IsNew)
            return null;
        var texts = _file.Read(connection => !Has(connection) ? [] : connection.Rows(
            "SELECT id, title, text_date, version, digest, source_file, published FROM ecogis_law_text ORDER BY id", row =>
            {
                (long id, string title, DateOnly date, int version, string digest) = (row.GetInt64(0), row.GetString(1), Day(row.GetString(2)), row.GetInt32(3), row.GetString(4));
                return new LawEntry(title, date, version, digest, row.GetString(5), row.GetString(6), () => Pages(id, title, date, version, digest));
            }));
        return texts.Count == 0 ? null : new LawLibrary(texts);
    }

    private LawReceipt Add(SqliteConnection connection, LawDocument document)
    {
        if (connection.Scalar("SELECT version FROM ecogis_law_text WHERE digest=?1", document.Digest) is long known)
            return new(document, (int)known, false, false);
        string key = document.TitleKey, day = document.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        int version = (int)(long)connection.Scalar("SELECT coalesce(max(version), 0) + 1 FROM ecogis_law_text WHERE title_key=?1", key)!;
        bool sameDate = connection.Scalar("SELECT 1 FROM ecogis_law_text WHERE title_key=?1 AND text_date=?2", key, day) is not null;
        connection.Run(
            "INSERT INTO ecogis_law_text (title, title_key, version, text_date, digest, front, body, source_file, published, program) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            document.Title, key, version, day, document.Digest, string.Join('\n', document.Front), document.Body, document.SourceFile,
            _file.Options.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            typeof(LawStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
        return new(document, version, true, sameDate);
    }

    private (string Front, string Body) Pages(long id, string title, DateOnly date, int version, string digest)
    {
        var (front, body) = _file.Read(connection => connection.Rows("SELECT front, body FROM ecogis_law_text WHERE id=?1", row => (row.GetString(0), row.GetString(1)), id).SingleOrDefault());
        return body is not null && LawDocument.DigestOf(title, date, body) == digest ? (front, body) : throw new Fault(LawFileFaults.Changed, Place.InFile(_file.Label), title, date, version).Raise();
    }

    private static bool Has(SqliteConnection connection) => connection.Scalar("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?1", Table) is not null;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
