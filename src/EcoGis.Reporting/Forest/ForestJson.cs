using System.Text.Json;

namespace EcoGis;

/// <summary>Forest statistics as JSON, schema forest-stats/1: m² to 1e-4 and m³ to 1e-4, rounded so that parts add up; shares are fractions of 1 to 1e-9; what is not known is null.</summary>
public static class ForestJson
{
    private const int Decimals = 4;

    public static void Write(Utf8JsonWriter w, ForestStatistics s, IReadOnlyList<ForestTarget> targets, DateOnly day, Language language)
    {
        w.WriteStartObject();
        w.WriteString("schema", "forest-stats/1");
        w.WriteString("date", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Layer(w, "layer", s.Layer, language);
        w.WriteString("units", s.Units.Label);
        Number(w, "land_m2", s.Units.All.IsEmpty ? null : s.Units.LandArea);
        if (s.Units.Whole is { } whole)
        {
            w.WriteStartObject("whole");
            w.WriteString("code", whole.Area.Code);
            w.WriteString("name", whole.Area.Name);
            Number(w, "land_m2", whole.Area.LandArea);
            Number(w, "without_unit_m2", whole.Uncovered);
            w.WriteEndObject();
        }

        w.WriteStartArray("cover");
        foreach (var c in s.Book.Covers)
            Cover(w, s, c, language);
        w.WriteEndArray();
        w.WriteStartArray("stock");
        foreach (var d in s.Book.Stocks)
        {
            w.WriteStartObject();
            w.WriteString("indicator", d.Id);
            w.WriteString("name", d.Name.In(language));
            Number(w, "m3", s.Layer.HasStock ? s.Total.Stock(d) : null);
            w.WriteStartObject("parts");
            foreach (var part in d.Parts)
                Number(w, ContractWord(part), s.Layer.HasStock ? s.Total.Stock(part) : null);
            w.WriteEndObject();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Number(w, "forest_without_stock_m2", s.Total.WithoutStock);
        Rows(w, "by_unit", s, [.. s.ByUnit.Select(r => (r.Unit?.Code, r.Unit?.Name ?? ForestWords.Outside.In(language), r.Tally, (ForestUnitRow?)r))]);
        w.WriteStartArray("tables");
        foreach (var table in s.Tables)
        {
            w.WriteStartObject();
            w.WriteString("by", table.Id);
            w.WriteString("title", table.Title.In(language));
            Rows(w, "rows", s, [.. table.Rows.Select(r => ((string?)r.Id, r.Name.In(language), r.Tally, (ForestUnitRow?)null))]);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Targets(w, targets, language);
        w.WriteEndObject();
    }

    /// <summary>Several epochs, schema forest-trend/1: the same numbers as of each epoch alone.</summary>
    public static void Write(Utf8JsonWriter w, ForestTrend trend, Language language)
    {
        w.WriteStartObject();
        w.WriteString("schema", "forest-trend/1");
        w.WriteString("units", trend.Units.Label);
        w.WriteStartArray("epochs");
        foreach (var s in trend.Epochs)
        {
            w.WriteStartObject();
            w.WriteString("day", s.Layer.Version.ValidFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            Layer(w, "layer", s.Layer, language);
            w.WriteStartArray("cover");
            foreach (var c in s.Book.Covers)
                Cover(w, s, c, language);
            w.WriteEndArray();
            w.WriteStartObject("stock_m3");
            foreach (var d in s.Book.Stocks)
                Number(w, d.Id, s.Layer.HasStock ? s.StockInside(d) : null);
            w.WriteEndObject();
            w.WriteStartArray("by_unit");
            foreach (var row in s.ByUnit.Where(r => r.Unit is not null))
            {
                w.WriteStartObject();
                w.WriteString("code", row.Unit!.Code);
                w.WriteString("name", row.Unit.Name);
                foreach (var c in s.Book.Covers)
                    Number(w, $"cover_{c.Id}", row.Cover(c), 9);
                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Targets(w, trend.Targets, language);
        w.WriteEndObject();
    }

    private static void Targets(Utf8JsonWriter w, IReadOnlyList<ForestTarget> targets, Language language)
    {
        w.WriteStartArray("targets");
        foreach (var t in targets)
        {
            w.WriteStartObject();
            w.WriteString("target", $"{t.Set.Id}/{t.Target.Id}");
            w.WriteString("name", t.Target.Name.In(language));
            w.WriteString("indicator", t.Target.Indicator);
            Number(w, "value", t.Value);
            w.WriteString("goal", t.Target.Goal.Text.In(language));
            w.WriteString("standing", StandingWords.Key(t.Standing));
            w.WriteString("why", t.Why.In(language));
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    internal static void Layer(Utf8JsonWriter w, string key, ForestLayer layer, Language language)
    {
        w.WriteStartObject(key);
        w.WriteString("name", layer.Version.Name);
        w.WriteNumber("version", layer.Version.Version);
        w.WriteString("digest", layer.Version.Digest);
        w.WriteString("kind", layer.Version.Kind.Id);
        w.WriteString("classification", layer.Classification.Id);
        w.WriteString("classification_name", layer.Classification.Name.In(language));
        w.WriteNumber("accuracy_m", layer.Version.Accuracy);
        w.WriteNumber("patches", layer.Patches.Length);
        Number(w, "area_m2", layer.Patches.Sum(p => p.Area));
        Number(w, "thin_overlaps_m2", layer.Slivers);
        w.WriteEndObject();
    }

    internal static void Number(Utf8JsonWriter w, string key, double? value, int decimals = Decimals)
    {
        if (value is { } v)
            w.WriteNumber(key, Math.Round(v, decimals) + 0.0);
        else
            w.WriteNull(key);
    }

    private static void Cover(Utf8JsonWriter w, ForestStatistics s, CoverDefinition c, Language language)
    {
        w.WriteStartObject();
        w.WriteString("definition", c.Id);
        w.WriteString("name", c.Name.In(language));
        w.WriteString("basis", c.Basis.In(language));
        w.WriteBoolean("verified", c.Verified);
        Number(w, "forest_m2", s.ForestIn(c));
        Number(w, "undecided_m2", s.OpenIn(c));
        Number(w, "at_least", s.CoverAtLeast(c), 9);
        Number(w, "at_most", s.CoverAtMost(c), 9);
        w.WriteString("missing", ForestWords.Missing(s, c).In(language));
        w.WriteEndObject();
    }

    private static void Rows(Utf8JsonWriter w, string key, ForestStatistics s, List<(string? Code, string Name, ForestTally Tally, ForestUnitRow? Unit)> rows)
    {
        double[] Parts(Func<ForestTally, double> value) => RoundedParts.Of([.. rows.Select(r => value(r.Tally))], Decimals);
        var area = Parts(t => t.Area);
        var forest = s.Book.Covers.Select(c => Parts(t => t.Forest(c))).ToArray();
        var stock = s.Book.Stocks.Select(d => Parts(t => t.Stock(d))).ToArray();
        w.WriteStartArray(key);
        foreach (var (i, row) in rows.Index())
        {
            bool silent = row.Unit is { Unit: not null } && row.Tally.Patches == 0;
            w.WriteStartObject();
            w.WriteString("code", row.Code);
            w.WriteString("name", row.Name);
            w.WriteNumber("patches", row.Tally.Patches);
            Number(w, "patch_m2", silent ? null : area[i]);
            if (row.Unit is { } unit)
            {
                Number(w, "land_m2", unit.Unit?.LandArea);
                Number(w, "uncovered_m2", unit.Uncovered);
            }

            foreach (var (k, c) in s.Book.Covers.Index())
            {
                Number(w, $"forest_{c.Id}_m2", silent ? null : forest[k][i]);
                if (row.Unit is { } u)
                    Number(w, $"cover_{c.Id}", u.Cover(c), 9);
            }

            foreach (var (k, d) in s.Book.Stocks.Index())
                Number(w, $"stock_{d.Id}_m3", silent || !s.Layer.HasStock ? null : stock[k][i]);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static string ContractWord(StockPart part) => part switch { StockPart.FourSide => "four_side", _ => part.ToString().ToLowerInvariant() };
}
