using System.Collections.Immutable;

namespace EcoGis;

/// <summary>From one class to another: m² that are surely so, and m² of slivers, thinner than the two epochs are accurate.</summary>
public readonly record struct Transition(double Firm, double Sliver)
{
    public double All => Firm + Sliver;

    internal Transition And(double area, Certainty certainty) => certainty == Certainty.Firm ? this with { Firm = Firm + area } : this with { Sliver = Sliver + area };
}

/// <summary>
/// 地类转移矩阵, m² on the ellipsoid. What stays of one class is the diagonal, whatever its width. Ground of one epoch that the other has no patch for, and ground that
/// thin overlaps within an epoch count twice (negative), have a column and a row of their own, so that row and column sums are the areas of the two epochs: it is
/// made so or not at all.
/// </summary>
public sealed class TransitionMatrix
{
    /// <summary>Sums may differ from the inventory by this share, and by this area in m²: rounding of sums only.</summary>
    private const double Share = 1e-9, Least = 1e-3;

    private readonly Dictionary<(string From, string To), Transition> _cells = [];
    private readonly SortedDictionary<string, (double Only, double Twice)> _before = new(StringComparer.Ordinal), _after = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _beforeArea = new(StringComparer.Ordinal), _afterArea = new(StringComparer.Ordinal);

    /// <summary>Codes of the classes of either epoch.</summary>
    public ImmutableArray<string> Classes => [.. _beforeArea.Keys.Union(_afterArea.Keys).Order(StringComparer.Ordinal)];

    public Transition this[string from, string to] => _cells.GetValueOrDefault((from, to));

    /// <summary>Of the earlier epoch, without a patch in the later; m².</summary>
    public double OnlyBefore(string code) => _before.GetValueOrDefault(code).Only;

    public double OnlyAfter(string code) => _after.GetValueOrDefault(code).Only;

    /// <summary>Negative: counted twice by overlaps within the later epoch.</summary>
    public double TwiceAfter(string code) => _before.GetValueOrDefault(code).Twice;

    public double TwiceBefore(string code) => _after.GetValueOrDefault(code).Twice;

    public double Before(string code) => _beforeArea.GetValueOrDefault(code);

    public double After(string code) => _afterArea.GetValueOrDefault(code);

    /// <summary>m² of all that changed class and is wider than the accuracy.</summary>
    public double Changed => _cells.Where(c => c.Key.From != c.Key.To).Sum(c => c.Value.Firm);

    /// <summary>m² of border noise: another class on slivers only.</summary>
    public double Noise => _cells.Where(c => c.Key.From != c.Key.To).Sum(c => c.Value.Sliver);

    public double Unchanged => _cells.Where(c => c.Key.From == c.Key.To).Sum(c => c.Value.All);

    internal void Add(string from, string to, double area, Certainty certainty) => _cells[(from, to)] = this[from, to].And(area, certainty);

    /// <param name="remainder">Of a patch, without counterpart; negative: counted twice.</param>
    /// <param name="closure">Remainders down to this below zero are rounding and touches: they stay with what has no counterpart, where they cancel.</param>
    internal void Inventory(bool before, string code, double area, double remainder, double closure)
    {
        var (areas, only) = before ? (_beforeArea, _before) : (_afterArea, _after);
        areas[code] = areas.GetValueOrDefault(code) + area;
        var (single, twice) = only.GetValueOrDefault(code);
        only[code] = remainder > -closure ? (single + remainder, twice) : (single, twice + remainder);
    }

    /// <exception cref="EcoException">A row or column does not sum to the area of its class.</exception>
    internal void DemandBalance(ForestLayer before, ForestLayer after)
    {
        foreach (string code in Classes)
        {
            Demand(before, code, Classes.Sum(to => this[code, to].All) + OnlyBefore(code) + TwiceAfter(code), Before(code));
            Demand(after, code, Classes.Sum(from => this[from, code].All) + OnlyAfter(code) + TwiceBefore(code), After(code));
        }
    }

    private static void Demand(ForestLayer layer, string code, double sum, double area)
    {
        if (Math.Abs(sum - area) > Math.Max(Least, Share * area))
            throw new Fault(ForestFaults.Unbalanced, Place.None, layer.Label, code, sum, area).Raise();
    }
}
