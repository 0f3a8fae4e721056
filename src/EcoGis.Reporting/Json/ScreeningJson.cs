using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// Writes <c>screening/1</c> (CONTRACT.md): one array, one object per screening, keys in the contract's order, further keys after them.
/// UTF-8, two spaces, LF, numbers as rounded by the screener; m², m, degrees from north, fractions of 1. The same record gives the same bytes.
/// What differs between files of the same content stays inside the four excepted keys: the area a file states and the accuracy
/// its format is credited with are therefore entries of <c>site.notices</c>. Computes nothing.
/// </summary>
public static class ScreeningJson
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(Stream stream, IReadOnlyList<Screening> screenings)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartArray();
            foreach (Screening screening in screenings)
                new ScreeningObject(json).Write(screening);
            json.WriteEndArray();
        }
        stream.WriteByte((byte)'\n');
    }

    /// <summary>One object without its array, as it is kept with an entry of a register.</summary>
    public static string Object(Screening screening)
    {
        using MemoryStream text = new();
        using (var json = new Utf8JsonWriter(text, Options))
            new ScreeningObject(json).Write(screening);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>The word of the contract for a verdict.</summary>
    public static string Word(Verdict verdict) => ContractWords.Of(verdict);
}

/// <summary>One screening as one object.</summary>
internal sealed partial class ScreeningObject(Utf8JsonWriter json)
{
    /// <summary>The run had a law library: every clause then has its text, or null where the library has none.</summary>
    private bool _quotes;

    public void Write(Screening s)
    {
        _quotes = s.Law is not null;
        json.WriteStartObject();
        Text("schema", "screening/1");
        json.WriteStartObject("program");
        Text("version", s.ProgramVersion);
        json.WriteEndObject();
        Date("date", s.Date);
        Text("verdict", ContractWords.Of(s.Verdict));
        Proposal(s.Proposal, s.Industry);
        Site(s);
        List("layers", s.Layers, Layer);
        List("overlaps", s.Overlaps, Overlap);
        List("proximities", s.Proximities, Proximity);
        List("findings", s.Findings, Finding);
        List("undetermined", s.Undetermined, Question);
        List("review", s.Review, Review);
        List("clear", s.Clear, Clear);
        RuleBase(s.RuleBase);
        Text("district", s.District);
        Conflict(s);
        List("questions", s.Questions, Next);
        Lists(s);
        if (s.Law is { } law)
        {
            json.WriteStartObject("law_library");
            json.WriteNumber("texts", law.Texts);
            Text("digest", law.Digest);
            json.WriteEndObject();
        }
        Breakdown(s.Breakdown);
        if (s.Forest is { } forest)
            Forest(forest);
        json.WriteEndObject();
    }

    private void RuleBase(RuleBaseRecord r)
    {
        json.WriteStartObject("rule_base");
        Text("version", r.Version);
        Text("digest", r.Digest);
        json.WriteEndObject();
    }

    private void Conflict(Screening s)
    {
        json.WriteStartObject("conflict");
        Number("area_ellipsoidal_m2", s.Conflict?.EllipsoidalArea);
        Number("area_planar_m2", s.Conflict?.PlanarArea);
        json.WriteEndObject();
    }

    private void Proposal(Proposal p, IndustryClass? industry)
    {
        json.WriteStartObject("proposal");
        Text("id", p.Id);
        Text("name", p.Name);
        Text("source_file", p.SourceFile);
        Text("industry", p.Activity.Industry);
        Text("nature", ContractWords.Of(p.Activity.Nature));
        json.WriteStartObject("facts");
        foreach ((string id, FactValue value) in p.Activity.Facts)
            Fact(id, value);
        json.WriteEndObject();
        Both("industry_name", industry?.Name);
        json.WriteEndObject();
    }

    private void Fact(string id, FactValue value)
    {
        switch (value)
        {
            case FactValue.Bool b:
                json.WriteBoolean(id, b.Value);
                break;
            case FactValue.Number n:
                Number(id, n.Value);
                break;
            case FactValue.Set set:
                json.WriteStartArray(id);
                foreach (string v in set.Values)
                    json.WriteStringValue(Whole(v));
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, null);
        }
    }

    private void Site(Screening s)
    {
        SiteRecord site = s.Site;
        json.WriteStartObject("site");
        Number("area_ellipsoidal_m2", site.EllipsoidalArea);
        Number("area_planar_m2", site.PlanarArea);
        Text("crs", site.Crs);
        Text("declared_crs", site.DeclaredCrs);
        List("problems", site.Problems, Problem);
        Notices(s);
        Number("length_m", site.Length);
        json.WriteStartArray("adcodes");
        foreach (string adcode in site.Adcodes)
            json.WriteStringValue(Whole(adcode));
        json.WriteEndArray();
        if (site.Repair is { } repair)
        {
            json.WriteStartObject("repair");
            Text("method", "structure");
            Number("area_before_m2", repair.AreaBefore);
            Number("area_after_m2", repair.AreaAfter);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("repair");
        }
        if (s.Breakdown.Corridor is { } corridor)
        {
            json.WriteStartObject("corridor");
            Number("width_m", corridor.Width);
            Number("radius_m", corridor.Radius);
            Number("axis_length_m", corridor.AxisLength);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private void Notices(Screening s)
    {
        json.WriteStartArray("notices");
        foreach (Bilingual notice in s.Site.Notices)
        {
            json.WriteStartObject();
            Both("what", notice);
            json.WriteEndObject();
        }
        json.WriteStartObject();
        Both("what", new Bilingual("用地范围的点位精度", "positional accuracy of the site"));
        Number("accuracy_m", s.Site.Accuracy);
        json.WriteEndObject();
        if (s.Site.DeclaredArea is { } declared)
        {
            json.WriteStartObject();
            Both("what", new Bilingual("文件所载面积", "area stated by the file"));
            Number("declared_area_m2", declared);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void Problem(GeometryProblem p)
    {
        Text("kind", ContractWords.Of(p.Kind));
        json.WriteNumber("ring", p.Ring);
        Number("x", p.X);
        Number("y", p.Y);
        json.WriteBoolean("fatal", p.IsFatal);
    }

    private void Layer(LayerUse l)
    {
        Text("kind", l.Kind);
        Text("name", l.Name);
        if (l.Version is { } version)
            json.WriteNumber("version", version);
        else
            json.WriteNull("version");
        Text("digest", l.Digest);
        Text("status", ContractWords.Of(l.Status));
        Text("source", l.Source);
        Date("valid_from", l.ValidFrom);
        Date("valid_to", l.ValidTo);
        Number("accuracy_m", l.Accuracy);
    }

    private void Overlap(OverlapRecord o)
    {
        Text("kind", o.Kind);
        Text("layer", o.Layer);
        Text("zone_code", o.ZoneCode);
        Text("zone_name", o.ZoneName);
        Text("zone_class", o.ZoneClass);
        Number("area_ellipsoidal_m2", o.EllipsoidalArea);
        Number("area_planar_m2", o.PlanarArea);
        Number("length_m", o.Length);
        Number("share_of_site", o.ShareOfSite);
        Number("share_of_zone", o.ShareOfZone);
        Number("mean_width_m", o.MeanWidth);
        Text("certainty", ContractWords.Of(o.Certainty));
        if (o.Snapped)
            json.WriteBoolean("snapped", true);
    }

    private void Proximity(ProximityRecord p)
    {
        Text("kind", p.Kind);
        Text("layer", p.Layer);
        Text("zone_code", p.ZoneCode);
        Number("distance_m", p.Distance);
        Number("azimuth_deg", p.Azimuth);
        Text("zone_name", p.ZoneName);
    }

    private void Finding(Finding f)
    {
        Text("rule", f.Rule);
        Text("kind", f.Kind);
        Text("layer", f.Layer);
        Text("effect", ContractWords.Of(f.Effect));
        Text("answer", ContractWords.Of(f.Answer));
        Text("zone_code", f.ZoneCode);
        List("clauses", f.Clauses, Clause);
        json.WriteStartObject("numbers");
        foreach ((string key, double value) in f.Numbers)
            Number(key, value);
        json.WriteEndObject();
        Text("certainty", ContractWords.Of(f.Certainty));
        Text("zone_name", f.ZoneName);
        Text("zone_class", f.ZoneClass);
        Both("rule_name", f.RuleName);
        Both("remedy", f.Remedy);
        List("industry_groups", f.Memberships, Membership);
    }

    private void Membership(IndustryMembership m)
    {
        Text("group", m.Group.Id);
        Both("name", m.Group.Name);
        Text("code", m.Member.Code);
        Text("confidence", ContractWords.Of(m.Member.Confidence));
        json.WriteBoolean("verified", m.Member.Verified);
    }

    private void Clause(ClauseCitation c)
    {
        Text("id", c.Id);
        Text("instrument", c.Instrument);
        Text("article", c.Article);
        Both("title", c.Title);
        Both("summary", c.Summary);
        json.WriteBoolean("verified", c.Verified);
        if (c.SupersededBy is { } other)
        {
            json.WriteStartObject("superseded_by");
            Both("title", other.Title);
            Date("from", other.From);
            json.WriteBoolean("verified", other.Verified);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("superseded_by");
        }
        if (_quotes)
        {
            Text("text", c.Quotation is { } q ? string.Join('\n', q.Lines) : null);
            Date("text_date", c.Quotation?.TextDate);
            Text("text_digest", c.Quotation?.TextDigest);
        }
    }

    private void Question(OpenQuestion q)
    {
        Text("rule", q.Rule);
        Text("needs", ContractWords.Of(q.Needs));
        Text("what", q.Subject);
        Text("question", q.Question.Zh);
        Text("question_en", q.Question.En);
        Both("reason", q.What);
        Text("effect", ContractWords.Of(q.Effect));
        Text("kind", q.Kind);
    }

    private void Next(NextQuestion q)
    {
        Text("fact", q.Subject);
        Both("question", q.Text);
    }

    private void Review(ReviewItem r)
    {
        Text("zone_code", r.ZoneCode);
        Text("dimension", r.Dimension);
        Both("text", r.Text);
        Text("kind", r.Kind);
        Text("layer", r.Layer);
        if (r.Listed is { } listed)
            Line(listed);
    }

    private void Clear(ClearRecord c)
    {
        Text("kind", c.Kind);
        Text("nearest_zone", c.NearestZone);
        Number("distance_m", c.Distance);
        Text("layer", c.Layer);
        Text("nearest_zone_name", c.NearestZoneName);
        Text("declared_absent_by", c.DeclaredAbsentBy);
    }

    private void List<T>(string key, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        Each(items, write);
        json.WriteEndArray();
    }

    private void Each<T>(ImmutableArray<T> items, Action<T> write)
    {
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
    }

    private void Both(string key, Bilingual? text)
    {
        Text(key, text?.Zh);
        Text(key + "_en", text?.En);
    }

    private void Text(string key, string? text)
    {
        if (text is null)
            json.WriteNull(key);
        else
            json.WriteString(key, Whole(text));
    }

    private void Date(string key, DateOnly? date) => Text(key, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Shortest text that reads back the same; what is not finite (a broken vertex) is null; minus zero is zero.</summary>
    private void Number(string key, double? number)
    {
        if (number is { } n && double.IsFinite(n))
            json.WriteNumber(key, n == 0 ? 0 : n);
        else
            json.WriteNull(key);
    }

    /// <summary>Attribute text may hold half a surrogate pair, which UTF-8 cannot: it becomes U+FFFD.</summary>
    public static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
