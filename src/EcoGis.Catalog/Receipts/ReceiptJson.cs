using System.Text.Json;

namespace EcoGis;

/// <summary>A receipt as JSON, schema <c>receipt/1</c>: m², m, degrees; texts in the language asked for; absent is null.</summary>
public static class ReceiptJson
{
    public static void Write(Utf8JsonWriter w, Receipt r, Language language)
    {
        ArgumentNullException.ThrowIfNull(w);
        ArgumentNullException.ThrowIfNull(r);
        w.WriteStartObject();
        w.WriteString("schema", "receipt/1");
        Files(w, r);
        w.WriteString("format", r.Format);
        w.WriteString("layer", r.Layer);
        w.WriteNumber("features", r.FeatureCount);
        w.WriteStartObject("geometry");
        foreach (var (kind, count) in r.Shapes)
            w.WriteNumber(Name(kind), count);
        w.WriteEndObject();
        w.WriteStartObject("encoding");
        w.WriteString("name", r.Encoding);
        w.WriteString("why", r.EncodingReason?.In(language));
        w.WriteEndObject();
        Crs(w, r, language);
        Place(w, r);
        Areas(w, r);
        Fields(w, r, language);
        w.WriteStartArray("items");
        foreach (ReceiptFeature feature in r.Features)
            Feature(w, feature, language);
        w.WriteEndArray();
        Shared(w, r);
        Texts(w, "questions", r.Questions, language);
        Texts(w, "notices", r.Notices, language);
        w.WriteBoolean("usable", r.IsUsable);
        w.WriteStartArray("refusals");
        foreach (Fault fault in r.Refusals)
        {
            w.WriteStartObject();
            w.WriteString("code", fault.Kind.Code);
            w.WriteString("text", fault.In(language));
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static void Files(Utf8JsonWriter w, Receipt r)
    {
        w.WriteStartArray("files");
        foreach (FileFact file in r.Files)
        {
            w.WriteStartObject();
            w.WriteString("name", file.Name);
            w.WriteNumber("bytes", file.Bytes);
            w.WriteString("sha256", file.Sha256);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Crs(Utf8JsonWriter w, Receipt r, Language language)
    {
        w.WriteStartObject("crs");
        w.WriteString("code", r.Crs?.Code);
        w.WriteString("name", r.Crs?.Name);
        w.WriteString("why", r.CrsReason.In(language));
        w.WriteString("correction", r.Correction?.What.In(language));
        Number(w, "added_error_m", r.Correction?.Error);
        if (r.Ranking is { } ranking)
        {
            w.WriteString("outcome", ranking.Outcome.In(language));
            w.WriteStartArray("explanations");
            foreach (CrsExplanation e in ranking.Explanations)
            {
                w.WriteStartObject();
                w.WriteString("name", e.Name.In(language));
                w.WriteString("crs", e.Crs.Code);
                w.WriteBoolean("as_stated", e.AsStated);
                w.WriteBoolean("wins", e == ranking.Winner);
                w.WriteBoolean("readable", e.Readable);
                w.WriteStartArray("mistakes");
                foreach (CrsMistake mistake in e.Mistakes)
                    w.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(mistake.ToString()));
                w.WriteEndArray();
                Number(w, "inside", e.Inside);
                Number(w, "distance_m", e.Distance);
                Number(w, "outline_mismatch_m", e.Mismatch);
                Number(w, "area_ratio", e.AreaRatio);
                Number(w, "shift_east_m", e.Shift?.East);
                Number(w, "shift_north_m", e.Shift?.North);
                Number(w, "added_error_m", e.Error);
                w.WriteEndObject();
            }

            w.WriteEndArray();
        }

        w.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter w, Receipt r)
    {
        Four(w, "extent", r.Box is { } b ? [b.MinX, b.MinY, b.MaxX, b.MaxY] : []);
        Four(w, "extent_lonlat", r.LonLat is { } e ? [e.MinX, e.MinY, e.MaxX, e.MaxY] : []);
        if (r.Within is null)
        {
            w.WriteNull("within");
            return;
        }

        w.WriteStartArray("within");
        foreach (var (area, share) in r.Within)
        {
            w.WriteStartObject();
            w.WriteString("area", area);
            w.WriteNumber("share", share);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Areas(Utf8JsonWriter w, Receipt r)
    {
        w.WriteStartObject("area");
        Number(w, "ellipsoidal_m2", r.Features.Any(f => f.EllipsoidalArea is not null) ? Rounded.Area(r.EllipsoidalArea) : null);
        w.WriteStartObject("planar_m2");
        foreach (var (plane, area) in r.PlanarAreas)
            w.WriteNumber(plane, Rounded.Area(area));
        w.WriteEndObject();
        Number(w, "declared_m2", r.DeclaredArea);
        w.WriteNumber("declared_differs", r.Features.Count(f => f.AreaDiffers));
        w.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter w, Receipt r, Language language)
    {
        w.WriteStartArray("fields");
        foreach (ReceiptField field in r.Fields)
        {
            w.WriteStartObject();
            w.WriteString("name", field.Name);
            w.WriteString("type", field.Type);
            w.WriteNumber("filled", field.Filled);
            w.WriteStartArray("samples");
            foreach (string sample in field.Samples)
                w.WriteStringValue(sample);
            w.WriteEndArray();
            w.WriteString("feeds", field.Feeds);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("not_fed");
        foreach (var (field, name, required) in r.Unfed)
        {
            w.WriteStartObject();
            w.WriteString("field", field);
            w.WriteString("name", name.In(language));
            w.WriteBoolean("required", required);
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static void Feature(Utf8JsonWriter w, ReceiptFeature f, Language language)
    {
        w.WriteStartObject();
        w.WriteNumber("position", f.Position);
        w.WriteString("id", f.Id);
        w.WriteString("geometry", Name(f.Kind));
        w.WriteNumber("vertices", f.Vertices);
        Number(w, "area_ellipsoidal_m2", f.EllipsoidalArea is { } e ? Rounded.Area(e) : null);
        Number(w, "area_planar_m2", f.PlanarArea is { } p ? Rounded.Area(p) : null);
        w.WriteString("plane", f.Plane);
        Number(w, "area_declared_m2", f.DeclaredArea);
        w.WriteBoolean("declared_differs", f.AreaDiffers);
        w.WriteString("refused", f.Refused?.In(language));
        w.WriteNumber("problems_not_listed", f.Unlisted);
        w.WriteStartArray("problems");
        foreach (GeometryProblem problem in f.Problems)
        {
            w.WriteStartObject();
            w.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Kind.ToString()));
            w.WriteString("text", ProblemWords.Of(problem.Kind).In(language));
            w.WriteBoolean("fatal", problem.IsFatal);
            w.WriteNumber("ring", problem.Ring);
            Number(w, "x", problem.X);
            Number(w, "y", problem.Y);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    /// <summary>Pairs by position of the features; null where it was not looked at.</summary>
    private static void Shared(Utf8JsonWriter w, Receipt r)
    {
        if (r.Shared is not { } shared)
        {
            w.WriteNull("shared_ground");
            return;
        }

        w.WriteStartObject("shared_ground");
        w.WriteNumber("sum_m2", Rounded.Area(shared.Sum));
        w.WriteNumber("union_m2", Rounded.Area(shared.Union));
        w.WriteNumber("pairs_not_listed", shared.Unlisted);
        w.WriteStartArray("pairs");
        foreach (SharedPair pair in shared.Pairs)
        {
            w.WriteStartObject();
            w.WriteNumber("first", r.Features[pair.First].Position);
            w.WriteNumber("second", r.Features[pair.Second].Position);
            w.WriteNumber("area_ellipsoidal_m2", Rounded.Area(pair.EllipsoidalArea));
            w.WriteNumber("mean_width_m", Rounded.Length(pair.MeanWidth));
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static string Name(ShapeKind? kind) => kind is { } k ? JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()) : "none";

    private static void Texts(Utf8JsonWriter w, string name, IReadOnlyList<Bilingual> texts, Language language)
    {
        w.WriteStartArray(name);
        foreach (Bilingual text in texts)
            w.WriteStringValue(text.In(language));
        w.WriteEndArray();
    }

    private static void Four(Utf8JsonWriter w, string name, ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            w.WriteNull(name);
            return;
        }

        w.WriteStartArray(name);
        foreach (double value in values)
            w.WriteNumberValue(value);
        w.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter w, string name, double? value)
    {
        if (value is { } finite && double.IsFinite(finite))
            w.WriteNumber(name, finite);
        else
            w.WriteNull(name);
    }
}
