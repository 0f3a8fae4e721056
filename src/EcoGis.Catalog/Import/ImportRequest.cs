namespace EcoGis;

/// <summary>Where a layer claims to be complete.</summary>
public abstract record CoverageRequest
{
    private CoverageRequest()
    {
    }

    /// <summary>Nowhere: the layer can only give positive answers.</summary>
    public sealed record Nowhere : CoverageRequest;

    /// <summary>Within the bounding box of its own features, in the CRS of the file.</summary>
    public sealed record Extent : CoverageRequest;

    /// <summary>Within the polygons of a file.</summary>
    public sealed record Polygons(FeatureFile File) : CoverageRequest;
}

/// <summary>What the person says about a layer file (CONTRACT: <c>layer import</c>). Lengths in metres, dates are days.</summary>
public sealed record ImportRequest
{
    /// <summary>The catalog's layer; null means the kind's id, and then only if the catalog has no such layer yet.</summary>
    public string? Name { get; init; }

    public string? Source { get; init; }

    public string? Licence { get; init; }

    /// <summary>First day it holds; null: open.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day it no longer holds; null: open.</summary>
    public DateOnly? ValidTo { get; init; }

    public CoverageRequest Coverage { get; init; } = new CoverageRequest.Nowhere();

    /// <summary>Positional accuracy, m; null: the kind's default.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Standard field id → column of the file.</summary>
    public IReadOnlyDictionary<string, string> MapField { get; init; } = new Dictionary<string, string>();

    /// <summary>Standard field id → constant for every feature; wins over columns.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>An empty layer means "checked, none here" only when this is said.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Accept a layer that lies mostly outside the administrative boundary of the catalog.</summary>
    public bool AllowOutside { get; init; }

    /// <summary>What may be repaired, only when the person says so; null: nothing.</summary>
    public RepairRequest? Repair { get; init; }

    /// <summary>The layer is looked at and not published: a name that exists is what it is compared with.</summary>
    public bool CheckOnly { get; init; }
}

/// <summary>What the import is doing, for a progress line.</summary>
public sealed record ImportStep(Bilingual Stage, long Done, long Total);

/// <summary>What was published and how the file was understood.</summary>
/// <param name="Mapping">Standard field id → "column" or "= constant".</param>
/// <param name="Classes">Class id → number of zones.</param>
/// <param name="Check">What the check of the whole layer found; its errors would have refused it.</param>
/// <param name="Repair">What was repaired on request, feature by feature.</param>
public sealed record ImportReceipt(
    LayerSummary Published,
    IReadOnlyDictionary<string, string> Mapping,
    IReadOnlyDictionary<string, int> Classes,
    IReadOnlyList<Bilingual> Notices,
    LayerCheckResult Check,
    LayerRepair? Repair);
