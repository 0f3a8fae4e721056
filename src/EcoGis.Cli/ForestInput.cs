using System.CommandLine;

namespace EcoGis;

/// <summary>What the forest commands read: an epoch or boundaries, each a layer of the catalog (NAME, NAME@VERSION) or a vector file that no catalog holds.</summary>
internal sealed class ForestInput
{
    private readonly Option<string?> _zones;
    private readonly Option<string?> _date;
    private readonly Option<string?> _kind;
    private readonly Option<string?> _unit;
    private readonly Option<string[]> _map;
    private readonly Option<string[]> _set;
    private readonly Option<double?> _accuracy;
    private readonly ReadingOptions _reading;

    public ForestInput(CommandLine line, Command command)
    {
        _zones = new("--zones") { Description = line.Text("统计单位（乡镇界）：图层或文件；默认用目录库的行政区", "units (townships): a layer or file; default the catalog's administrative areas") };
        _date = new("--date") { Description = line.Text("截至日，默认今天；决定用哪个版本", "the day whose versions are used, default today") };
        _kind = new("--kind") { Description = line.Text("文件的区类，默认林地小班", "zone kind of a file, default forest patches") };
        _unit = new("--stock-unit") { Description = line.Text("蓄积数值的单位：m3/ha、m3/mu、1000m3/ha、l/ha；不写按 m³/ha 并检查是否可信", "unit of the stock: m3/ha, m3/mu, 1000m3/ha, l/ha; default m³/ha, checked for plausibility") };
        _map = new("--map-field") { Description = line.Text("文件的 标准字段=列名", "STD=COLUMN, of a file") };
        _set = new("--set") { Description = line.Text("文件的 标准字段=常量，如 classification=forestry", "FIELD=VALUE for all features of a file, such as classification=forestry") };
        _accuracy = new("--accuracy") { Description = line.Text("文件的定位精度（m）", "positional accuracy of a file in m") };
        command.Add(_zones);
        command.Add(_date);
        command.Add(_kind);
        command.Add(_unit);
        command.Add(_map);
        command.Add(_set);
        command.Add(_accuracy);
        _reading = new ReadingOptions(line, command);
    }

    /// <summary>What says something of vector layers only.</summary>
    public IEnumerable<Option> OfVectors => [_kind, _unit, _map, _set, _accuracy, .. _reading.OfVectors];

    /// <summary><c>--crs</c>.</summary>
    public Crs? AskedCrs(ParseResult parsed) => _reading.From(parsed).Crs;

    public DateOnly Day(ParseResult parsed) => DayOption.Parse("--date", parsed.GetValue(_date)) ?? DayOption.Today;

    /// <param name="text">Null: the catalog's only layer of forest patches on the day.</param>
    public ForestLayer Epoch(Session session, ParseResult parsed, string? text, ForestBook book, CancellationToken cancellation)
    {
        var version = text is null
            ? OnlyLayer(session, Day(parsed))
            : VersionOf(session, parsed, text, parsed.GetValue(_kind) ?? ForestLayer.PatchKind, new ImportRequest
            {
                MapField = CommandLine.Pairs("--map-field", parsed.GetValue(_map)),
                Set = CommandLine.Pairs("--set", parsed.GetValue(_set)),
                Accuracy = parsed.GetValue(_accuracy),
            }, _reading.From(parsed), cancellation);
        return ForestLayer.Of(version, book, StockUnit.Parse(parsed.GetValue(_unit)));
    }

    /// <summary>Epochs as they are named; a single name without a version stands for all versions of that layer.</summary>
    public IEnumerable<ForestLayer> Epochs(Session session, ParseResult parsed, IReadOnlyList<string> texts, ForestBook book, CancellationToken cancellation) =>
        texts is [var only] && !File.Exists(only) && File.Exists(session.CatalogPath) && VersionedName.Parse(only).Version is null && Open(session).History(only) is { Count: > 0 } all
            ? all.OrderBy(v => v.Version).Select(v => Epoch(session, parsed, $"{v.Name}@{v.Version}", book, cancellation))
            : texts.Select(t => Epoch(session, parsed, t, book, cancellation));

    public ForestUnits Units(Session session, ParseResult parsed, Crs plane, CancellationToken cancellation)
    {
        if (parsed.GetValue(_zones) is { } text)
            return ForestUnits.Of([VersionOf(session, parsed, text, ForestUnits.Kind, new ImportRequest(), _reading.OfOther(parsed), cancellation)], plane);
        return File.Exists(session.CatalogPath)
            ? ForestUnits.Of([.. Open(session).Pin(Day(parsed)).Layers.Where(l => l.Kind == ForestUnits.Kind).Select(l => l.Version).OfType<LayerVersion>()], plane)
            : ForestUnits.None;
    }

    private LayerVersion VersionOf(Session session, ParseResult parsed, string text, string kind, ImportRequest request, ReadOptions reading, CancellationToken cancellation)
    {
        if (File.Exists(text))
        {
            var file = FeatureReader.Read(text, reading, cancellation);
            var (version, prepared) = Progress.During(session, progress => UnpublishedLayer.Read(file, session.Rules.Kind(kind), request, progress, cancellation));
            foreach (var notice in prepared.Notices)
                session.Notice(new($"{version.Name}：{notice.Zh}", $"{version.Name}: {notice.En}"));
            return version;
        }

        if (!File.Exists(session.CatalogPath))
            throw new Fault(ForestFaults.UnknownLayer, Place.None, text, session.Text($"没有目录库 {session.CatalogPath}", $"no catalog {session.CatalogPath}")).Raise();
        if (VersionedName.Parse(text) is { Version: { } number } named)
            return Open(session).Version(named.Name, number);

        var snapshot = Open(session).Pin(Day(parsed));
        return snapshot.Layers.FirstOrDefault(l => string.Equals(l.Name, text, StringComparison.OrdinalIgnoreCase))?.Version
            ?? throw new Fault(ForestFaults.UnknownLayer, Place.None, text, string.Join(", ", snapshot.Layers.Where(l => l.Version is not null).Select(l => $"{l.Name}@{l.Version!.Version}"))).Raise();
    }

    private static LayerVersion OnlyLayer(Session session, DateOnly day)
    {
        var found = Open(session).Pin(day).Layers.Where(l => l.Kind == ForestLayer.PatchKind && l.Version is not null).Select(l => l.Version!).ToList();
        return found is [var only]
            ? only
            : throw new Fault(ForestFaults.OneOfMany, Place.None, found.Count == 0 ? new Bilingual("没有", "none") : Bilingual.Same(string.Join(", ", found.Select(f => $"{f.Name}@{f.Version}")))).Raise();
    }

    private static GeoPackageCatalog Open(Session session) => GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice);
}
