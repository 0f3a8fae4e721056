using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Sums over patches or their parts: areas m² on the ellipsoid, stock m³. Under each cover definition what surely is forest, what the data leave open, and what is added
/// outside the patches. A part of a patch brings its share by area of everything the patch states.
/// </summary>
public sealed class ForestTally(ForestLayer layer, ForestBook book)
{
    private readonly double[] _sure = new double[book.Covers.Length], _open = new double[book.Covers.Length];
    private readonly double[] _stock = new double[Enum.GetValues<StockPart>().Length];
    private readonly double[] _added = new double[Enum.GetValues<CoverAddition>().Length];
    private readonly HashSet<int> _patches = [];

    public int Patches => _patches.Count;

    public double Area { get; private set; }

    /// <summary>m² of arbour for which no stock is stated: its stock is not in the sums. Bamboo and shrub have no stock per hectare as a rule and are not counted here.</summary>
    public double WithoutStock { get; private set; }

    /// <summary>m² that surely count, with the additions.</summary>
    public double Forest(CoverDefinition cover) => _sure[book.Covers.IndexOf(cover)] + cover.Adds.Sum(a => _added[(int)a]);

    /// <summary>m² that count if what the layer does not say turns out so.</summary>
    public double Open(CoverDefinition cover) => _open[book.Covers.IndexOf(cover)];

    public double Stock(StockDefinition stock) => stock.Parts.Sum(p => _stock[(int)p]);

    public double Stock(StockPart part) => _stock[(int)part];

    internal void Add(ForestPatch patch, double area)
    {
        double share = patch.Area > 0 ? area / patch.Area : 0;
        _patches.Add(patch.Zone.Number);
        Area += area;
        foreach (var (i, cover) in book.Covers.Index())
        {
            var counts = patch.CountsUnder(cover, layer);
            _sure[i] += counts == Truth.True ? area : 0;
            _open[i] += counts == Truth.Unknown ? area : 0;
        }

        _added[(int)CoverAddition.Network] += share * (patch.Number(ForestFields.NetworkArea) ?? 0) * 10_000;
        _added[(int)CoverAddition.FourSide] += share * (patch.Number(ForestFields.FourSideStems) ?? 0) / book.FourSideStemsPerHa.Value * 10_000;
        _stock[(int)StockPart.Scattered] += share * (patch.Number(ForestFields.ScatteredStock) ?? 0);
        _stock[(int)StockPart.FourSide] += share * (patch.Number(ForestFields.FourSideStock) ?? 0);
        bool forest = patch.Class.Stand is Stand.Arbour or Stand.Bamboo or Stand.SpecialShrub;
        var part = forest ? StockPart.Forest : patch.Class.Stand == Stand.Open ? StockPart.Open : StockPart.Other;
        if (patch.StockPerHa(layer.StockFactor) is { } stock)
            _stock[(int)part] += stock * area / 10_000;
        else if (patch.Class.Stand == Stand.Arbour)
            WithoutStock += area;
    }
}

/// <summary>One row of a table: its words and what its patches sum to.</summary>
public sealed record ForestRow(string Id, Bilingual Name, ForestTally Tally);

/// <summary>One table over all patches; rows sum to the whole layer.</summary>
public sealed record ForestTable(string Id, Bilingual Title, ImmutableArray<ForestRow> Rows);

/// <summary>One unit with its land area and cover; <see cref="Unit"/> is null for what lies outside all units.</summary>
public sealed record ForestUnitRow(ForestUnit? Unit, ForestTally Tally)
{
    /// <summary>m² of the unit on which there is no patch; null outside.</summary>
    public double? Uncovered => Unit is { } u ? u.LandArea - Tally.Area : null;

    /// <summary>Share of the land, 0 to 1; null where no patch says anything of the unit, which is not the same as no forest.</summary>
    public double? Cover(CoverDefinition cover) => Unit is { } u && Tally.Patches > 0 && u.LandArea > 0 ? Tally.Forest(cover) / u.LandArea : null;
}
