using System.Globalization;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Screens what is asked for over the network, by the same screener as everything else. Layers are pinned once a day asked for and again when the catalog
/// changes; the rule base is read at start. Thread-safe.
/// </summary>
internal sealed class ScreeningDesk
{
    /// <summary>Days kept pinned: today, and those that people look back to.</summary>
    private const int MostDays = 8;

    private readonly ServeOptions _options;
    private readonly Kept<ReportTemplate> _template;
    private readonly Kept<DrawingFonts> _fonts;
    private readonly Kept<PagePrinter> _printer;
    private volatile HeldCatalog? _held;

    public ScreeningDesk(ServeOptions options)
    {
        _options = options;
        Rules = RuleBase.Load(options.Data);
        Profile = Rules.District(options.District);
        Forest = ForestEffects.Load(options.Data, Rules);
        Reports = ReportContext.Of(Rules, options.Styles);
        _template = new(() => ReportTemplate.Load(options.Data));
        _fonts = new(() => DrawingFonts.Open(options.Font));
        _printer = new(() => PagePrinter.Find(options.Browser));
    }

    public RuleBase Rules { get; }

    public DistrictProfile Profile { get; }

    public ReportContext Reports { get; }

    public ReportTemplate Template => _template.Value;

    /// <exception cref="EcoException">No font here writes Chinese.</exception>
    public DrawingFonts Fonts => _fonts.Value;

    /// <exception cref="EcoException">No browser is installed.</exception>
    public PagePrinter Printer => _printer.Value;

    /// <summary>How uploads are read.</summary>
    public Isolation Apart => _options.Apart;

    private ForestEffects Forest { get; }

    public DateOnly Today => DateOnly.FromDateTime(_options.Clock.GetLocalNow().DateTime);

    /// <exception cref="EcoException">There is no catalog.</exception>
    public GeoPackageCatalog Catalog => GeoPackageCatalog.Open(_options.Catalog, Rules.Kinds);

    /// <exception cref="EcoException">There is no catalog, or it cannot be read; the next request tries again.</exception>
    public PinnedDay On(DateOnly day)
    {
        var days = Held().Days;
        if (days.Count > MostDays)
            days.Keep(d => d == day || d == Today);
        return days.Of(day, Pin);
    }

    public Screening Screen(Proposal proposal, DateOnly? day, ScreenOptions options, CancellationToken cancellation)
    {
        PinnedDay pinned = On(day ?? Today);
        return pinned.Screener.Screen(proposal, pinned.Snapshot, options, cancellation);
    }

    /// <summary>Loads today's layers and the code by screening a few square metres in the middle of the district, which nobody sees. What is wrong with the catalog the first request will say.</summary>
    public void WarmUp(CancellationToken cancellation)
    {
        try
        {
            if (Reference()?.Bounds is not { IsNull: false } bounds)
                return;
            var (x, y) = (bounds.Centre.X, bounds.Centre.Y);
            string square = string.Create(CultureInfo.InvariantCulture, $"[[[{x},{y}],[{x + 1e-4},{y}],[{x},{y + 1e-4}],[{x},{y}]]]");
            using JsonDocument request = JsonDocument.Parse("{\"boundary\":{\"type\":\"Polygon\",\"coordinates\":" + square + "}}");
            foreach (Proposal proposal in ScreenRequest.Parse(request.RootElement).Proposals(Rules, cancellation))
                ScreeningJson.Write(Stream.Null, [Screen(proposal, null, new ScreenOptions(), cancellation)]);
        }
        catch (Exception e) when (e is EcoException or OperationCanceledException)
        {
            // nobody asked
        }
    }

    public Explanation Explain(Proposal proposal, DateOnly? day, ScreenOptions options, CancellationToken cancellation)
    {
        PinnedDay pinned = On(day ?? Today);
        return new Explainer(pinned.Screener, options, other => On(other).Snapshot).Explain(proposal, pinned.Snapshot, cancellation);
    }

    /// <summary>Official texts that are installed; null: none.</summary>
    public LawLibrary? Library() => File.Exists(_options.Catalog) ? new LawStore(_options.Catalog).Library() : null;

    /// <summary>The administrative boundary of the catalog, that places of files are held against; null: it has none.</summary>
    public PlaceReference? Reference() => Held().Place.Value;

    /// <summary>What is known of the catalog as it is now.</summary>
    private HeldCatalog Held()
    {
        var stamp = CatalogStamp.Of(_options.Catalog);
        return _held is { } held && held.Stamp == stamp ? held : _held = new(stamp, new(), new(() => File.Exists(_options.Catalog) ? PlaceReference.Of(Catalog) : null));
    }

    private PinnedDay Pin(DateOnly day) => new(Catalog.Pin(day), new Screener(Rules, Profile, _options.Version, new LawStore(_options.Catalog).Library(), Forest));

    private sealed record HeldCatalog(CatalogStamp Stamp, Kept<DateOnly, PinnedDay> Days, Kept<PlaceReference?> Place);
}
