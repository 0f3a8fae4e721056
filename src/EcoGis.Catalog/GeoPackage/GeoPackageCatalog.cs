using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The embedded catalog: one GeoPackage file that QGIS and ogrinfo open as it is. Layer versions are immutable; a version is published in
/// one transaction with its row last, and only on top of the version its import looked at. Zones are loaded when first asked for and
/// checked against the digest. Thread-safe; every operation opens and closes the file. It judges nothing.
/// </summary>
public sealed class GeoPackageCatalog : ILayerStore
{
    private const string Columns =
        "id, layer, kind, version, digest, source, licence, valid_from, valid_to, accuracy, crs, shape_kind, zones, coverage, flags, published, table_name";

    /// <summary>Layers of more vertices get their index in a plane from the first run that needs it: building it takes far more memory than the import.</summary>
    private const int MostIndexed = 2_000_000;

    private readonly CatalogFile _file;
    private readonly IReadOnlyDictionary<string, ZoneKind> _kinds;
    private readonly IndexFolder _index;

    internal GeoPackageCatalog(string path, IReadOnlyDictionary<string, ZoneKind> kinds, CatalogOptions options)
    {
        _file = new(path, options);
        _kinds = kinds;
        _index = new(_file.Path, options.Notice);
    }

    public string Label => _file.Label;

    /// <summary>A catalog to import into; the file is created by the first version published.</summary>
    public static GeoPackageCatalog ForImport(string path, IReadOnlyDictionary<string, ZoneKind> kinds, Action<Bilingual>? notice = null) =>
        new(path, kinds, notice is null ? new() : new() { Notice = notice });

    /// <summary>A catalog that must be there.</summary>
    /// <exception cref="EcoException">No such file, not a catalog, or one of another schema.</exception>
    public static GeoPackageCatalog Open(string path, IReadOnlyDictionary<string, ZoneKind> kinds, Action<Bilingual>? notice = null)
    {
        GeoPackageCatalog catalog = ForImport(path, kinds, notice);
        if (catalog._file.IsNew)
            throw new Fault(CatalogFaults.NoCatalog, Place.None, path).Raise();
        catalog._file.Read(_ => 0);
        return catalog;
    }

    public Snapshot Pin(DateOnly date)
    {
        if (_file.IsNew)
            throw new Fault(CatalogFaults.NoCatalog, Place.None, Label).Raise();
        ZoneLoad zones = new(_file, _index);
        return _file.Read(connection => new Snapshot(date,
        [
            .. All(connection).GroupBy(v => v.Name, StringComparer.OrdinalIgnoreCase)
                .Select(versions =>
                {
                    LayerSummary newest = versions.MaxBy(v => v.Version)!;
                    LayerSummary? holds = versions.Where(v => (v.ValidFrom ?? DateOnly.MinValue) <= date && !(v.ValidTo <= date)).MaxBy(v => v.Version);
                    return new PinnedLayer(newest.Name, newest.Kind, holds is null ? null : Load(connection, holds, zones), holds is null && versions.Any(v => v.ValidTo <= date));
                })
                .OrderBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal),
        ])
        {
            Lists = ListStore.Pin(connection, _file, date),
        });
    }

    /// <summary>The newest version of every layer, in order of kind and name.</summary>
    public IReadOnlyList<LayerSummary> List() => Summaries(all =>
        [.. all.GroupBy(v => v.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.MaxBy(v => v.Version)!)
            .OrderBy(v => v.Kind, StringComparer.Ordinal).ThenBy(v => v.Name, StringComparer.Ordinal)]);

    /// <summary>Every version of a layer, oldest first.</summary>
    public IReadOnlyList<LayerSummary> History(string name) => Summaries(all =>
    {
        LayerSummary[] versions = [.. all.Where(v => Same(v.Name, name)).OrderBy(v => v.Version)];
        return versions.Length > 0 ? versions
            : throw new Fault(CatalogFaults.NoLayer, Place.None, Label, name, string.Join(", ", all.Select(v => v.Name).Distinct())).Raise();
    });

    public LayerSummary? Newest(string name) => Summaries(all => [.. all]).Where(v => Same(v.Name, name)).MaxBy(v => v.Version);

    public IReadOnlyList<LayerVersion> NewestOfKind(string kind) => _file.IsNew ? [] : _file.Read<IReadOnlyList<LayerVersion>>(connection =>
        [.. All(connection).Where(v => v.Kind == kind).GroupBy(v => v.Name, StringComparer.OrdinalIgnoreCase).Select(g => Load(connection, g.MaxBy(v => v.Version)!, new(_file, _index)))]);

    /// <summary>One version by number, null: the newest.</summary>
    public LayerVersion Version(string name, int? version = null)
    {
        LayerSummary wanted = Find(name, version);
        return _file.Read(connection => Load(connection, wanted, new(_file, _index)));
    }

    /// <summary>The columns of its file that feed no standard field, as JSON, one text for each zone of a version.</summary>
    public IReadOnlyList<string> Attributes(LayerVersion version)
    {
        string table = Find(version.Name, version.Version).Table;
        return _file.Read(connection => FeatureTable.Attributes(connection, table));
    }

    /// <summary>The shapes of many zones of a version with their coordinates, in one look at the file, each checked against its content key; none of it is kept.</summary>
    public IReadOnlyList<Shape> Shapes(LayerVersion version, IReadOnlyList<Zone> zones)
    {
        if (zones.All(z => z.Shape.IsHeld))
            return [.. zones.Select(z => z.Shape)];
        LayerSummary summary = Find(version.Name, version.Version);
        List<Geometry> geometries = _file.Read(connection => Unspoilt(() => FeatureTable.Geometries(connection, summary.Table, zones.Select(z => z.Number))));
        return [.. zones.Zip(geometries, (zone, geometry) => Shape.Trusted(geometry, zone.Shape.Crs) is var shape && shape.ContentKey == zone.Shape.ContentKey ? shape
            : throw new Fault(CatalogFaults.DigestMismatch, Place.None, version.Name, version.Version, zone.Shape.ContentKey, shape.ContentKey).Raise())];
    }

    /// <summary>The CRS that a version's zones are stored in.</summary>
    public Crs CrsOf(LayerVersion version)
    {
        LayerSummary summary = Find(version.Name, version.Version);
        return _file.Read(connection => ContentOf(connection, summary).Crs);
    }

    public LayerDetails Show(string name, int? version = null)
    {
        LayerSummary wanted = Find(name, version);
        return LayerDetails.Of(wanted, Version(name, version)) with { Check = _file.Read(connection => CheckTable.Read(connection, wanted.Table)) };
    }

    private LayerSummary Find(string name, int? version)
    {
        IReadOnlyList<LayerSummary> history = History(name);
        return (version is null ? history[^1] : history.FirstOrDefault(v => v.Version == version))
            ?? throw new Fault(CatalogFaults.NoLayer, Place.None, Label, $"{name}@{version}", string.Join(", ", history.Select(v => $"{v.Name}@{v.Version}"))).Raise();
    }

    public LayerSummary Publish(LayerDraft draft, int basedOn, IProgress<ImportStep>? progress = null, CancellationToken cancellation = default)
    {
        LayerName.Check(draft.Name);
        LayerSummary published = Write(draft, basedOn, progress, cancellation);
        bool large = draft.Vertices >= _file.Options.IndexFrom;
        if (large && _index.SaveFeatures(draft.Digest, draft.Zones.Select(z => FeatureSummary.Of(z.Shape))) is { } notSaved)
            _file.Options.Notice(notSaved);
        else if (large && draft.Vertices <= MostIndexed)
            SaveIndex(draft.Digest, OverlayIndex.Build([.. draft.Zones.Select(z => z.Shape)], PlaneOf(draft)));
        _index.Prune(Summaries(all => all).Select(v => v.Digest));
        return published;
    }

    private LayerSummary Write(LayerDraft draft, int basedOn, IProgress<ImportStep>? progress, CancellationToken cancellation) =>
        _file.Write(BytesNeeded(draft), connection =>
        {
            int newest = All(connection).Where(v => Same(v.Name, draft.Name)).Select(v => v.Version).DefaultIfEmpty(0).Max();
            if (newest != basedOn)
                throw new Fault(CatalogFaults.Overtaken, Place.None, draft.Name, newest, basedOn).Raise();
            int version = newest + 1;
            FeatureTable.Create(connection, draft, version, progress, cancellation);
            InsertCoverage(connection, draft, FeatureTable.NameOf(draft.Name, version));
            if (draft.Check is { } check)
                CheckTable.Insert(connection, FeatureTable.NameOf(draft.Name, version), check, draft.Repair);
            InsertVersion(connection, draft, version);
            cancellation.ThrowIfCancellationRequested();
            return All(connection).Single(v => Same(v.Name, draft.Name) && v.Version == version);
        });

    /// <summary>Reads the whole catalog: SQLite's own check, then every version against its digest.</summary>
    public void Verify()
    {
        _file.Read(connection => connection.Scalar("PRAGMA integrity_check(1)") is "ok" and var ok ? ok
            : throw new Fault(CatalogFaults.Damaged, Place.None, Label, "integrity_check").Raise());
        foreach (LayerSummary version in Summaries(all => [.. all]))
            _file.Read(connection => ZoneLoad.Whole(connection, ContentOf(connection, version), Label).Count);
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static List<LayerSummary> All(SqliteConnection connection) => connection.Rows($"SELECT {Columns} FROM ecogis_layer_version ORDER BY id", row => new LayerSummary(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetInt32(3),
        row.GetString(4),
        row.GetString(5),
        row.TextOrNull(6),
        Day(row.TextOrNull(7)),
        Day(row.TextOrNull(8)),
        row.GetDouble(9),
        row.GetString(10),
        Enum.Parse<ShapeKind>(row.GetString(11)),
        row.GetInt32(12),
        row.GetInt32(13),
        row.GetString(14).Split(',', StringSplitOptions.RemoveEmptyEntries),
        row.GetString(15),
        row.GetString(16)));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void InsertCoverage(SqliteConnection connection, LayerDraft draft, string table)
    {
        foreach ((int number, Shape shape) in draft.Coverage.Index())
        {
            int srs = (int)CatalogSchema.SrsId(connection, shape.Crs);
            connection.Run("INSERT INTO ecogis_coverage (table_name, number, crs, crs_wkt, shape) VALUES (?1, ?2, ?3, ?4, ?5)",
                table, number + 1, shape.Crs.Code, shape.Crs.ToWkt(), GeoPackageBlob.Write(shape.Geometry, srs));
        }
    }

    private void InsertVersion(SqliteConnection connection, LayerDraft draft, int version) => connection.Run(
        """
        INSERT INTO ecogis_layer_version (layer, version, kind, table_name, digest, source, licence, valid_from, valid_to, accuracy,
          crs, crs_wkt, shape_kind, zones, coverage, flags, published, program)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        """,
        draft.Name, version, draft.Kind.Id, FeatureTable.NameOf(draft.Name, version), draft.Digest, draft.Source, draft.Licence,
        Day(draft.ValidFrom), Day(draft.ValidTo), draft.Accuracy, draft.Crs.Code, draft.Crs.ToWkt(), draft.ShapeKind.ToString(),
        draft.Zones.Length, draft.Coverage.Length, string.Join(',', draft.Flags),
        _file.Options.Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        typeof(GeoPackageCatalog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");

    /// <summary>Coordinates, texts, index and pages half full; on the generous side.</summary>
    private static long BytesNeeded(LayerDraft draft) => 200_000 + (long)(1.5 * (
        (16L * draft.Vertices) + (400L * draft.Zones.Length) + draft.Columns.Sum(c => 3L * c.Length) + draft.Coverage.Sum(c => 16L * c.Geometry.NumPoints)));

    private IReadOnlyList<LayerSummary> Summaries(Func<List<LayerSummary>, IReadOnlyList<LayerSummary>> choose) =>
        choose(_file.IsNew ? [] : _file.Read(All));

    private LayerVersion Load(SqliteConnection connection, LayerSummary version, ZoneLoad zones)
    {
        if (!_kinds.TryGetValue(version.Kind, out ZoneKind? kind))
            throw new Fault(CatalogFaults.UnknownKind, Place.None, version.Name, version.Kind).Raise();
        ZoneLoad.LayerContent content = ContentOf(connection, version);
        return new LayerVersion(zones.Add(content), (shapes, plane) => IndexOf(version.Digest, shapes, plane))
        {
            Name = version.Name,
            Kind = kind,
            Version = version.Version,
            Digest = version.Digest,
            Source = version.Source,
            Licence = version.Licence,
            ValidFrom = version.ValidFrom,
            ValidTo = version.ValidTo,
            Accuracy = version.Accuracy,
            Coverage = content.Coverage,
            Flags = version.Flags,
            Doubts = () => _file.Read(c => CheckTable.Read(c, version.Table)) is { } check ? check.Doubts() : StoredCheck.None,
        };
    }

    /// <summary>The saved index when there is a sound one; else a new one, which is saved when many sites have made it hold the whole layer.</summary>
    private OverlayIndex IndexOf(string digest, IReadOnlyList<Shape> shapes, Crs plane)
    {
        if (_index.InPlane(digest, plane) is not { } saved)
            return OverlayIndex.Build(shapes, plane, made => SaveIndexOfLarge(digest, shapes, made));
        try
        {
            return OverlayIndex.Over(shapes, plane, saved);
        }
        catch (FormatException e)
        {
            saved.Dispose();
            _index.Refuse(digest, plane.Code, Bilingual.Same(e.Message));
            return OverlayIndex.Build(shapes, plane, made => SaveIndexOfLarge(digest, shapes, made));
        }
    }

    private void SaveIndexOfLarge(string digest, IReadOnlyList<Shape> shapes, OverlayIndex index)
    {
        if (IsLarge(shapes))
            SaveIndex(digest, index);
    }

    private bool IsLarge(IEnumerable<Shape> shapes) => shapes.Sum(s => (long)s.Geometry.NumPoints) >= _file.Options.IndexFrom;

    /// <summary>The layer's own plane, else that of its middle: where most sites held against it will lie.</summary>
    private static Crs PlaneOf(LayerDraft draft)
    {
        Envelope bounds = new();
        foreach (Zone zone in draft.Zones)
            bounds.ExpandToInclude(zone.Shape.LonLatBounds);
        return draft.Crs.IsPlane ? draft.Crs : Crs.PlaneAt(bounds.Centre.X, bounds.Centre.Y);
    }

    private void SaveIndex(string digest, OverlayIndex index)
    {
        if (_index.SaveInPlane(digest, index.Plane, index.Save) is { } notSaved)
            _file.Options.Notice(notSaved);
    }

    private ZoneLoad.LayerContent ContentOf(SqliteConnection connection, LayerSummary version)
    {
        string wkt = (string)connection.Scalar("SELECT crs_wkt FROM ecogis_layer_version WHERE id=?1", version.Sequence)!;
        IReadOnlyList<Shape> coverage = Unspoilt(() => connection.Rows("SELECT crs, crs_wkt, shape FROM ecogis_coverage WHERE table_name=?1 ORDER BY number",
            row => Shape.Trusted(GeoPackageBlob.Read((byte[])row.GetValue(2)), CatalogSchema.CrsOf(row.GetString(0), row.GetString(1))), version.Table));
        return new(version, CatalogSchema.CrsOf(version.Crs, wkt), coverage);
    }

    private T Unspoilt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new Fault(CatalogFaults.Damaged, Place.None, Label, e.Message).Raise(e);
        }
    }
}
