using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace EcoGis.Tests.Reliability;

/// <summary>A folder in which a row makes its input, and the ways it can go: read, imported as a layer, screened as a proposal.</summary>
internal sealed class Workshop : IDisposable
{
    public const string Zone35 = "EPSG:4523";

    /// <summary>Metres in zone 35 with prefix, in Luojiang.</summary>
    public const double X = 35_452_000, Y = 3_464_000;

    private static readonly RuleBase s_ban = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited");

    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-row-").FullName;

    static Workshop() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Gbk(string text) => Encoding.GetEncoding(936).GetBytes(text);

    public string At(string name) => Path.Combine(_folder, name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Shapefile(ShapefileBuilder shapes, byte[]? dbf = null, string? prj = Zone35, string? cpg = null)
    {
        byte[] shx = shapes.Shx();
        Write("a.shx", shx);
        Write("a.dbf", dbf ?? ShapefileBuilder.SimpleDbf((shx.Length - 100) / 8));
        if (prj is not null)
            Write("a.prj", Crs.Parse(prj).ToWkt());
        if (cpg is not null)
            Write("a.cpg", cpg);
        return Write("a.shp", shapes.Shp());
    }

    public static ShapefileBuilder Square(double x = X, double y = Y, double size = 10) => new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(x, y, size));

    public string Package(byte[] wkb, double[]? envelope = null)
    {
        using GeoPackageBuilder builder = new(At("a.gpkg"));
        return builder.Layer("a").Feature("a", GeoPackageBuilder.Blob(wkb, envelope)).Close();
    }

    public string GeoJson(string geometry, string properties = "{}") => Write("a.geojson", $$$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{{{properties}}},"geometry":{{{geometry}}}}]}""");

    /// <summary>A boundary TXT of one parcel, ring 1; each point is "northing,easting" as written.</summary>
    public string Text(string head, params string[] points) => Write("a.txt",
        $"[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n{head}\n[地块坐标]\n{points.Length},0.6853,1,甲,面,,,,@\n" + string.Concat(points.Select((p, i) => $"J{i + 1},1,{p}\n")));

    public string Zip(string name, Encoding names, params (string Name, byte[] Bytes)[] entries)
    {
        using FileStream stream = new(At(name), FileMode.Create);
        using ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: false, names);
        foreach (var (entry, bytes) in entries)
        {
            using Stream to = zip.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
            to.Write(bytes);
        }

        return At(name);
    }

    public static string Kml(string inside) => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{inside}</Document></kml>";

    public static FeatureFile Features(string path, ReadOptions? options = null) => FeatureReader.Read(path, options ?? new(), default);

    /// <summary>Read, or refused.</summary>
    public static Told Read(string path, ReadOptions? options = null)
    {
        try
        {
            return Told.Of(Features(path, options).Notices);
        }
        catch (EcoException refusal)
        {
            return Told.Of(refusal);
        }
    }

    /// <summary>Imported as a layer into an empty catalog, or into one that <paramref name="before"/> prepared; a refusal leaves it bit for bit as it was.</summary>
    public static Told Import(FeatureFile file, ZoneKind kind, ImportRequest? request = null, Action<CatalogBench>? before = null)
    {
        using CatalogBench bench = new();
        before?.Invoke(bench);
        byte[]? catalog = File.Exists(bench.CatalogPath) ? File.ReadAllBytes(bench.CatalogPath) : null;
        try
        {
            return Told.Of(bench.Import(file, kind, request).Notices);
        }
        catch (EcoException refusal)
        {
            Assert.That(File.Exists(bench.CatalogPath) ? File.ReadAllBytes(bench.CatalogPath) : null, Is.EqualTo(catalog), "a refused import changed the catalog");
            return Told.Of(refusal);
        }
    }

    /// <summary>Imported as a scenic area of one feature.</summary>
    public static Told Layer(RawShape shape, Crs? crs = null) =>
        Import(CatalogBench.File(CatalogBench.Feature(1, shape, ("class", "core"))) with { Crs = crs ?? CatalogBench.Zone35 }, CatalogBench.ScenicArea);

    /// <summary>Screened as the only proposal against one scenic area far away, or against the layers given.</summary>
    public static Screening Screened(Proposal proposal, params PinnedLayer[] layers) => new Screener(s_ban, s_ban.District("none"), "test").Screen(
        proposal, MadeUp.Snapshot(HandMadeRules.Day, layers.Length > 0 ? [MadeUp.Admin(), .. layers] : [MadeUp.Admin(), HandMadeRules.One("scenic-area", "core", MadeUp.Box(5000, 0, 6000, 1000))]), new ScreenOptions());

    /// <summary>The words of the printed report, tags left out.</summary>
    public static Told Report(Screening screening)
    {
        var context = ReportContext.Of(s_ban, MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "maps", "styles", "zones.yaml"))));
        string Page(Language language) => Regex.Replace(ReportWriter.Html(screening, context, language), "<[^>]*>", " ");
        return new(Told.Read, Page(Language.Zh), Page(Language.En));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
