using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Cover and stock of one epoch by unit, class, origin, category, grade, age and species. Every table shares out the same patches, so all sum to the same area and stock.
/// Areas are ellipsoidal m², of patches and of land alike. Nothing is rounded here.
/// </summary>
public sealed class ForestStatistics
{
    private static readonly string[] s_groups = ["origin", "forest_category", "protection_grade", "age_group", "species"];

    private ForestStatistics(ForestLayer layer, ForestBook book, ForestUnits units, ForestTally total, ImmutableArray<ForestUnitRow> byUnit, ImmutableArray<ForestTable> tables) =>
        (Layer, Book, Units, Total, ByUnit, Tables) = (layer, book, units, total, byUnit, tables);

    public ForestLayer Layer { get; }

    public ForestBook Book { get; }

    public ForestUnits Units { get; }

    public ForestTally Total { get; }

    /// <summary>In order of code; ground outside all units, if any, last.</summary>
    public ImmutableArray<ForestUnitRow> ByUnit { get; }

    public ImmutableArray<ForestTable> Tables { get; }

    /// <summary>Units about which no patch says anything.</summary>
    public IEnumerable<ForestUnit> Silent => ByUnit.Where(r => r.Unit is not null && r.Tally.Patches == 0).Select(r => r.Unit!);

    /// <summary>What a definition adds and no patch of the layer states: the cover is then a lower bound.</summary>
    public IEnumerable<CoverAddition> Unstated(CoverDefinition cover) => cover.Adds.Where(a => !Layer.Version.States(a == CoverAddition.Network ? ForestFields.NetworkArea : ForestFields.FourSideStems));

    /// <summary>Of all units together: at least this much; null without units or with a unit that is silent.</summary>
    public double? CoverAtLeast(CoverDefinition cover) => Units.All.IsEmpty || Silent.Any() ? null : ForestIn(cover) / Units.LandArea;

    /// <summary>At most this much; null where something that counts is not stated at all.</summary>
    public double? CoverAtMost(CoverDefinition cover) => CoverAtLeast(cover) is { } least && !Unstated(cover).Any() ? least + (OpenIn(cover) / Units.LandArea) : null;

    /// <summary>Of one unit: at most this share of its land; null where nothing is known of it, or something that counts is not stated at all.</summary>
    public double? CoverAtMost(ForestUnitRow row, CoverDefinition cover) => row.Cover(cover) is { } least && !Unstated(cover).Any() ? least + (row.Tally.Open(cover) / row.Unit!.LandArea) : null;

    /// <summary>m² that surely count, within the units; without units of all patches.</summary>
    public double ForestIn(CoverDefinition cover) => Inside.Sum(r => r.Tally.Forest(cover));

    /// <summary>m² that count if what the layer does not say turns out so, within the units; without units of all patches.</summary>
    public double OpenIn(CoverDefinition cover) => Inside.Sum(r => r.Tally.Open(cover));

    /// <summary>m³ within the units.</summary>
    public double StockInside(StockDefinition stock) => Inside.Sum(r => r.Tally.Stock(stock));

    /// <summary>Whether no unit is silent, no forest is without stock, and the layer states every part: else the stock is a lower bound.</summary>
    public bool IsStockWhole(StockDefinition stock) => Total.WithoutStock <= 0 && !Silent.Any()
        && stock.Parts.All(p => p switch
        {
            StockPart.FourSide => Layer.Version.States(ForestFields.FourSideStock),
            StockPart.Scattered => Layer.Version.States(ForestFields.ScatteredStock),
            _ => true,
        });

    private IEnumerable<ForestUnitRow> Inside => Units.All.IsEmpty ? ByUnit : ByUnit.Where(r => r.Unit is not null);

    /// <exception cref="EcoException">Patches overlap.</exception>
    public static ForestStatistics Of(ForestLayer layer, ForestBook book, ForestUnits units, Crs plane, CancellationToken cancellation)
    {
        layer.DemandDisjoint(plane, cancellation);
        var parts = ForestDivision.Of(layer, units, plane, withShapes: false, cancellation);
        ForestTally total = new(layer, book);
        var byUnit = units.All.Select(u => new ForestUnitRow(u, new ForestTally(layer, book))).Append(new ForestUnitRow(null, new ForestTally(layer, book))).ToArray();
        foreach (var (i, patch) in layer.Patches.Index())
        {
            total.Add(patch, patch.Area);
            foreach (var part in parts[i].Parts)
                byUnit[part.Unit == ForestDivision.Outside ? ^1 : part.Unit].Tally.Add(patch, part.Area);
        }

        return new ForestStatistics(layer, book, units, total, [.. byUnit.Where(r => r.Unit is not null || r.Tally.Patches > 0)],
        [
            Table(layer, book, "land_class", new("地类", "land class"), p => p.Class.Code, p => new($"{p.Class.Code} {p.Class.Name.Zh}", $"{p.Class.Code} {p.Class.Name.En}")),
            .. layer.Version.Kind.Fields.Where(f => s_groups.Contains(f.Id)).OrderBy(f => Array.IndexOf(s_groups, f.Id)).Select(f => Table(layer, book, f)),
        ]);
    }

    private static ForestTable Table(ForestLayer layer, ForestBook book, ZoneField field) => Table(
        layer, book, field.Id, field.Name,
        p => p.Text(field.Id) is { } id ? $"{1 + field.Values.IndexOf(field.Values.FirstOrDefault(v => v.Id == id)!):000}{id}" : "~",
        p => p.Text(field.Id) is not { } id ? new("（未填）", "(blank)") : field.Values.FirstOrDefault(v => v.Id == id)?.Name ?? Bilingual.Same(id));

    private static ForestTable Table(ForestLayer layer, ForestBook book, string id, Bilingual title, Func<ForestPatch, string> key, Func<ForestPatch, Bilingual> name)
    {
        SortedDictionary<string, ForestRow> rows = new(StringComparer.Ordinal);
        foreach (var patch in layer.Patches)
        {
            string at = key(patch);
            if (!rows.TryGetValue(at, out var row))
                rows[at] = row = new ForestRow(at == "~" ? "" : patch.Text(id) ?? at, name(patch), new ForestTally(layer, book));
            row.Tally.Add(patch, patch.Area);
        }

        return new ForestTable(id, title, [.. rows.Values]);
    }
}
