using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Rasters of classes as JSON: schema forest-raster/1 (one epoch) and forest-raster-change/1. Cells to 1e-9 and m² to 1e-6, not rounded to add up: they are for
/// programs that compare. Shares are fractions of 1; what is not known is null.
/// </summary>
public static class RasterJson
{
    private const int Cells = 9, Area = 6;

    public static void Write(Utf8JsonWriter w, RasterStatistics s, StratifiedEstimate? estimate, Language language)
    {
        w.WriteStartObject();
        w.WriteString("schema", "forest-raster/1");
        Epoch(w, "raster", s.Epoch, language);
        w.WriteString("units", s.Units.Label);
        Tally(w, "whole", s.Whole, s.Epoch.Legend, isPlace: false, language);
        w.WriteStartArray("zones");
        foreach (var row in s.ByUnit)
        {
            w.WriteStartObject();
            w.WriteString("code", row.Unit?.Code);
            w.WriteString("name", row.Unit?.Name);
            ForestJson.Number(w, "land_ellipsoidal_m2", row.Unit?.LandArea);
            Sums(w, row.Tally, s.Epoch.Legend, row.Unit is not null, language);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        if (estimate is null)
            w.WriteNull("accuracy");
        else
            Accuracy(w, estimate, s.Epoch.Legend, language);
        w.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter w, RasterChange change, Language language)
    {
        w.WriteStartObject();
        w.WriteString("schema", "forest-raster-change/1");
        Epoch(w, "before", change.Before, language);
        Epoch(w, "after", change.After, language);
        w.WriteString("units", change.Units.Label);
        w.WriteStartObject("whole");
        Matrix(w, change, change.Whole, language);
        w.WriteEndObject();
        w.WriteStartArray("zones");
        foreach (var unit in change.ByUnit)
        {
            w.WriteStartObject();
            w.WriteString("code", unit.Unit.Code);
            w.WriteString("name", unit.Unit.Name);
            Matrix(w, change, unit.Matrix, language);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Epoch(Utf8JsonWriter w, string key, RasterEpoch epoch, Language language)
    {
        var frame = epoch.Frame;
        w.WriteStartObject(key);
        w.WriteString("name", epoch.Label);
        w.WriteString("digest", epoch.Digest);
        w.WriteString("format", epoch.Format);
        w.WriteString("reader", epoch.Reader);
        w.WriteString("resampled", epoch.Resampled?.In(language));
        w.WriteString("crs", frame.Crs.Code);
        w.WriteNumber("columns", frame.Columns);
        w.WriteNumber("rows", frame.Rows);
        w.WriteNumber("origin_x", frame.OriginX);
        w.WriteNumber("origin_y", frame.OriginY);
        w.WriteNumber("cell_width", frame.CellWidth);
        w.WriteNumber("cell_height", frame.CellHeight);
        w.WriteString("area_measure", frame.IsUniform ? "planar" : "ellipsoidal");
        if (epoch.Grid.NoData is { } noData)
            w.WriteNumber("no_data_value", noData);
        else
            w.WriteNull("no_data_value");
        if (epoch.NoDataIs is { } counted)
            w.WriteNumber("no_data_counted_as", counted);
        else
            w.WriteNull("no_data_counted_as");
        w.WriteString("legend", epoch.Legend.Source.In(language));
        w.WriteBoolean("forest_is_said", epoch.Legend.SaysForest);
        w.WriteEndObject();
    }

    private static void Tally(Utf8JsonWriter w, string key, RasterTally tally, RasterLegend legend, bool isPlace, Language language)
    {
        w.WriteStartObject(key);
        Sums(w, tally, legend, isPlace, language);
        w.WriteEndObject();
    }

    /// <param name="isPlace">A unit, of which forest can be a share.</param>
    private static void Sums(Utf8JsonWriter w, RasterTally tally, RasterLegend legend, bool isPlace, Language language)
    {
        w.WriteStartArray("classes");
        foreach (var (value, sum) in tally.Classes)
        {
            w.WriteStartObject();
            w.WriteNumber("value", value);
            w.WriteString("name", legend.NameOf(value)?.In(language));
            if (legend.IsForest(value) is var forest && forest != Truth.Unknown)
                w.WriteBoolean("forest", forest == Truth.True);
            else
                w.WriteNull("forest");
            Sum(w, sum);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Sum(w, "no_data", tally.NoData);
        Sum(w, "outside", tally.Outside);
        Sum(w, "total", tally.Total);
        if (!isPlace)
            return;
        ForestJson.Number(w, "forest_share_at_least", tally.CoverAtLeast(legend), 9);
        ForestJson.Number(w, "forest_share_at_most", tally.CoverAtMost(legend), 9);
    }

    private static void Matrix(Utf8JsonWriter w, RasterChange change, RasterTransitions m, Language language)
    {
        w.WriteStartArray("cells");
        foreach (var (from, to) in m.Values.SelectMany(a => m.Values.Select(b => (a, b))).Where(c => m[c.a, c.b] != default))
        {
            w.WriteStartObject();
            Value("from", from);
            Value("to", to);
            Sum(w, m[from, to]);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Tally(w, "before", m.Before, change.Before.Legend, isPlace: false, language);
        Tally(w, "after", m.After, change.After.Legend, isPlace: false, language);
        ForestJson.Number(w, "forest_gain_m2", change.Gain(m)?.SquareMetres, Area);
        ForestJson.Number(w, "forest_loss_m2", change.Loss(m)?.SquareMetres, Area);
        ForestJson.Number(w, "changed_m2", m.Changed.SquareMetres, Area);
        ForestJson.Number(w, "no_data_in_one_epoch_m2", m.NotKnown.SquareMetres, Area);

        void Value(string key, int? value)
        {
            if (value is { } v)
                w.WriteNumber(key, v);
            else
                w.WriteNull(key);
        }
    }

    private static void Accuracy(Utf8JsonWriter w, StratifiedEstimate e, RasterLegend legend, Language language)
    {
        w.WriteStartObject("accuracy");
        w.WriteString("matrix", e.Matrix.Label);
        w.WriteString("estimator", "stratified, Olofsson et al. 2014, eq. 9-11; 95 % interval is 1.96 standard errors");
        w.WriteStartArray("classes");
        foreach (int c in e.Classes)
        {
            w.WriteStartObject();
            w.WriteNumber("value", c);
            w.WriteString("name", legend.NameOf(c)?.In(language));
            w.WriteNumber("samples", e.Matrix.Samples(c));
            ForestJson.Number(w, "mapped_m2", e.Mapped(c), Area);
            Estimated("", "_m2", e.Area(c), Area);
            Estimated("users_accuracy_", "", e.Users(c), Cells);
            Estimated("producers_accuracy_", "", e.Producers(c), Cells);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        if (legend.SaysForest)
        {
            w.WriteStartObject("forest");
            Estimated("", "_m2", e.Area(c => legend.IsForest(c) == Truth.True), Area);
            w.WriteEndObject();
        }

        w.WriteStartObject("overall");
        Estimated("accuracy_", "", e.Overall, Cells);
        w.WriteEndObject();
        w.WriteEndObject();

        void Estimated(string what, string unit, Estimate? estimate, int decimals)
        {
            ForestJson.Number(w, $"{what}estimated{unit}", estimate?.Value, decimals);
            ForestJson.Number(w, $"{what}standard_error{unit}", estimate?.StandardError, decimals);
            ForestJson.Number(w, $"{what}margin_95{unit}", estimate?.Margin, decimals);
        }
    }

    private static void Sum(Utf8JsonWriter w, string key, CellSum sum)
    {
        w.WriteStartObject(key);
        Sum(w, sum);
        w.WriteEndObject();
    }

    private static void Sum(Utf8JsonWriter w, CellSum sum)
    {
        ForestJson.Number(w, "cells", sum.Cells, Cells);
        ForestJson.Number(w, "m2", sum.SquareMetres, Area);
    }
}
