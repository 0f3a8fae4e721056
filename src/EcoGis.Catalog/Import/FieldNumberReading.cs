using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// Fields that hold numbers (data/zone-kinds, `number`): a text that is no number refuses the layer; a number out of the bounds of its field or of its land class, and a
/// stated area that the geometry does not have, are notices with count and examples. Nothing is changed.
/// </summary>
internal sealed record FieldNumberReading(IReadOnlyList<Fault> Faults, IReadOnlyList<Bilingual> Notices)
{
    private const int MostNamed = 5;

    /// <summary>Mistaken units of area, by what a stated area is then too large.</summary>
    private static readonly (double Factor, Bilingual Unit)[] s_mistaken = [(15, new("亩", "mu")), (10_000, new("平方米", "m²")), (1e-4, new("公顷", "hectares")), (1.0 / 15, new("15 公顷", "15 ha"))];

    public static FieldNumberReading Check(ZoneKind kind, IReadOnlyList<ZoneDraft> zones, Place where)
    {
        List<Fault> faults = [];
        List<Bilingual> notices = [];
        foreach (var field in kind.Fields.Where(f => f.Number is not null))
        {
            var stated = zones.Where(z => z.Fields.ContainsKey(field.Id)).Select(z => (Zone: z, Text: z.Fields[field.Id], Value: FieldNumber.Parse(z.Fields[field.Id]))).ToList();
            var words = stated.Where(s => s.Value is null).ToList();
            if (words.Count > 0)
                faults.Add(new Fault(ForestFaults.NotANumber, where with { Field = field.Id }, field.Id, field.Name, field.Number!.Unit, string.Join(", ", words.CountBy(w => w.Text).Take(MostNamed).Select(w => $"\"{w.Key}\" ×{w.Value}"))));
            var numbers = stated.Where(s => s.Value is not null).Select(s => (s.Zone, Value: s.Value!.Value)).ToList();
            notices.AddRange(OutOfBounds(kind, field, numbers));
            if (field.Number!.AreaTolerance is { } tolerance)
                notices.AddRange(Areas(field, tolerance, numbers));
        }

        return new(faults, notices);
    }

    private static IEnumerable<Bilingual> OutOfBounds(ZoneKind kind, ZoneField field, List<(ZoneDraft Zone, double Value)> numbers)
    {
        var odd = numbers.Where(n => !field.Number!.Holds(n.Value, StandOf(kind, n.Zone))).ToList();
        if (odd.Count > 0)
        {
            string some = string.Join(", ", odd.Take(MostNamed).Select(o => $"{o.Zone.Code ?? "-"} {Text(o.Value)}"));
            yield return new Bilingual("{0}：{1} 个值超出该字段或该地类的合理范围，原样保留：{2}", "{0}: {1} values are outside what is plausible for the field or the land class and stay as they are: {2}").Format(field.Name, odd.Count, some);
        }
    }

    private static IEnumerable<Bilingual> Areas(ZoneField field, double tolerance, List<(ZoneDraft Zone, double Value)> numbers)
    {
        double unit = field.Number!.SquareMetres, stated = numbers.Sum(n => n.Value * unit), drawn = numbers.Sum(n => n.Zone.Shape.EllipsoidalArea);
        var odd = numbers.Where(n => Math.Abs(n.Value * unit - n.Zone.Shape.EllipsoidalArea) > tolerance * n.Zone.Shape.EllipsoidalArea).ToList();
        if (odd.Count == 0)
            yield break;
        string some = string.Join(", ", odd.Take(MostNamed).Select(o => $"{o.Zone.Code ?? "-"} {Text(o.Value)} / {Text(Math.Round(o.Zone.Shape.EllipsoidalArea / unit, 4))}"));
        Bilingual guess = s_mistaken.FirstOrDefault(m => Math.Abs(stated / drawn / m.Factor - 1) < 0.05).Unit is { } mistaken
            ? new Bilingual("；整层约差一个单位，可能是{0}", "; the whole layer is off by a unit, perhaps {0}").Format(mistaken)
            : new("", "");
        yield return new Bilingual("{0}：{1} 个台账面积与图形椭球面积相差超过 {2}%，统计用图形面积（台账 / 图形）：{3}{4}", "{0}: {1} stated areas differ from the ellipsoidal area of the geometry by more than {2} %; statistics use the geometry (stated / drawn): {3}{4}")
            .Format(field.Name, odd.Count, tolerance * 100, some, guess);
    }

    private static Stand? StandOf(ZoneKind kind, ZoneDraft zone) =>
        kind.Fields.FirstOrDefault(f => f.CodedBy is not null) is { CodedBy: { } stated } field && kind.LandClasses is { } books
        && zone.Fields.TryGetValue(stated, out string? classification) && zone.Fields.TryGetValue(field.Id, out string? code)
            ? books.Value.All.GetValueOrDefault(classification)?.Find(code)?.Stand
            : null;

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
