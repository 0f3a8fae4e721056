namespace EcoGis;

/// <summary>
/// Codes: present, made as the kind's grammar says, in agreement with the zone's class and other fields, and with administrative codes that still
/// hold (by the layer's first day). Unknown codes are not looked up anywhere. Kinds without a grammar are not checked, and nothing is claimed.
/// </summary>
internal static class CodeCheck
{
    private const int MostNamed = 20;

    public static void Add(CheckedLayer layer, CheckList list)
    {
        if (layer.Kind.Checks.Code is not { } grammar || layer.Zones.Count == 0)
            return;
        list.Made(new("编码规则、编码与类别一致、行政区代码", "code grammar, codes against classes, administrative codes"));
        Place where = layer.Where with { Field = "code" };
        Zone[] coded = [.. layer.Zones.Where(z => z.Code != $"fid:{z.Number}")];
        if (coded.Length < layer.Zones.Count)
            list.Add(new(CheckSeverity.Warning, new Fault(CheckFaults.NoCode, where, layer.Zones.Count - coded.Length), []));
        string[] bad = [.. coded.Select(z => z.Code).Where(c => !grammar.Fits(c)).Distinct()];
        if (bad.Length > 0)
            list.Add(new(CheckSeverity.Warning, new Fault(CheckFaults.BadCode, where, bad.Length, grammar.Pattern, Listed(bad)), bad));
        foreach (Zone zone in coded)
        {
            if (grammar.Contradiction(zone) is { } c)
                list.Add(new(CheckSeverity.Error, new Fault(CheckFaults.CodeContradicts, where, zone.Code, c.Field, c.Said, c.Found), [zone.Code]));
        }

        foreach (var old in coded.Select(z => z.Code).Distinct().GroupBy(c => grammar.Adcode(c) ?? "").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (layer.Kind.Adcodes.EndOf(old.Key) is not { } end)
                continue;
            bool held = layer.ValidFrom < end.On;
            string now = string.Join(", ", end.To);
            Bilingual why = end.IsVerified ? end.Event : new($"{end.Event.Zh}，日期待核", $"{end.Event.En}; date not verified");
            string[] codes = [.. old.Order(StringComparer.Ordinal)];
            list.Add(held
                ? new(CheckSeverity.Notice, new Fault(CheckFaults.PastAdcode, where, codes.Length, old.Key, end.On, now), codes)
                : new(CheckSeverity.Warning, new Fault(CheckFaults.OldAdcode, where, codes.Length, old.Key, end.On, now, why), codes));
        }
    }

    private static string Listed(string[] codes) => string.Join(", ", codes.Take(MostNamed)) + (codes.Length > MostNamed ? $", … ({codes.Length})" : "");
}
