using System.Text.Json;

namespace EcoGis;

/// <summary>Change between two epochs as JSON, schema forest-change/1: every cell of the matrices with its firm part and its slivers, m² to 1e-4.</summary>
public static class ChangeJson
{
    public static void Write(Utf8JsonWriter w, ForestChange change, Language language)
    {
        w.WriteStartObject();
        w.WriteString("schema", "forest-change/1");
        ForestJson.Layer(w, "before", change.Before, language);
        ForestJson.Layer(w, "after", change.After, language);
        w.WriteString("units", change.Units.Label);
        ForestJson.Number(w, "accuracy_m", change.Accuracy, 3);
        w.WriteStartArray("classes");
        foreach (string code in change.Matrix.Classes)
        {
            var found = change.Before.Classification.Classes[code];
            w.WriteStartObject();
            w.WriteString("code", code);
            w.WriteString("name", found.Name.In(language));
            w.WriteBoolean("forest", ForestChange.IsForest(found));
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Matrix(w, "matrix", change.Matrix);
        w.WriteStartArray("by_unit");
        foreach (var unit in change.ByUnit)
        {
            w.WriteStartObject();
            w.WriteString("code", unit.Unit?.Code);
            w.WriteString("name", unit.Unit?.Name);
            Matrix(w, "matrix", unit.Matrix);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("causes");
        foreach (var row in change.Causes)
        {
            w.WriteStartObject();
            w.WriteString("code", row.Cause?.Code ?? row.Text);
            w.WriteString("name", row.Cause?.Name.In(language));
            w.WriteBoolean("survey", row.Cause?.Survey == true);
            w.WriteBoolean("verified", row.Cause?.Verified == true);
            w.WriteNumber("patches", row.Patches);
            ForestJson.Number(w, "gain_m2", row.Gain);
            ForestJson.Number(w, "loss_m2", row.Loss);
            ForestJson.Number(w, "other_m2", row.Other);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        if (change.Stock is { } stock)
        {
            w.WriteStartObject("forest_stock");
            ForestJson.Number(w, "before_m3", stock.Before);
            ForestJson.Number(w, "lost_m3", stock.Lost);
            ForestJson.Number(w, "growth_m3", stock.Growth);
            ForestJson.Number(w, "gained_m3", stock.Gained);
            ForestJson.Number(w, "after_m3", stock.After);
            w.WriteEndObject();
        }
        else
        {
            w.WriteNull("forest_stock");
        }

        w.WriteStartArray("patches");
        foreach (var p in change.Patches)
        {
            w.WriteStartObject();
            w.WriteNumber("id", p.Id);
            w.WriteString("from_patch", p.Before.Code);
            w.WriteString("to_patch", p.After.Code);
            w.WriteString("from", p.Before.Class.Code);
            w.WriteString("to", p.After.Class.Code);
            w.WriteString("unit", p.Unit?.Code);
            ForestJson.Number(w, "area_ellipsoidal_m2", p.Area);
            ForestJson.Number(w, "area_planar_m2", p.PlanarArea);
            ForestJson.Number(w, "width_m", p.Width, 3);
            w.WriteString("certainty", ContractWords.Of(p.Certainty));
            w.WriteString("forest", p.Forest switch { 1 => "gain", -1 => "loss", _ => "none" });
            w.WriteString("cause", p.Cause?.Code ?? p.CauseText);
            ForestJson.Number(w, "stock_before_m3", p.StockBefore);
            ForestJson.Number(w, "stock_after_m3", p.StockAfter);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Matrix(Utf8JsonWriter w, string key, TransitionMatrix m)
    {
        w.WriteStartObject(key);
        w.WriteStartArray("cells");
        foreach (var (from, to) in m.Classes.SelectMany(a => m.Classes.Select(b => (a, b))).Where(c => m[c.a, c.b].All != 0))
        {
            w.WriteStartObject();
            w.WriteString("from", from);
            w.WriteString("to", to);
            ForestJson.Number(w, "firm_m2", m[from, to].Firm);
            ForestJson.Number(w, "sliver_m2", m[from, to].Sliver);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        Totals("before", m.Before, m.OnlyBefore, m.TwiceAfter);
        Totals("after", m.After, m.OnlyAfter, m.TwiceBefore);
        ForestJson.Number(w, "unchanged_m2", m.Unchanged);
        ForestJson.Number(w, "changed_m2", m.Changed);
        ForestJson.Number(w, "border_noise_m2", m.Noise);
        w.WriteEndObject();

        void Totals(string epoch, Func<string, double> area, Func<string, double> alone, Func<string, double> twice)
        {
            w.WriteStartArray(epoch);
            foreach (string code in m.Classes)
            {
                w.WriteStartObject();
                w.WriteString("code", code);
                ForestJson.Number(w, "area_m2", area(code));
                ForestJson.Number(w, "no_counterpart_m2", alone(code));
                ForestJson.Number(w, "counted_twice_m2", twice(code));
                w.WriteEndObject();
            }

            w.WriteEndArray();
        }
    }
}
