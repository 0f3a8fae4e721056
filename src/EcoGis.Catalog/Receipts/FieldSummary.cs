using System.Globalization;

namespace EcoGis;

/// <summary>
/// The columns of a file: type by their values, samples, and which standard field each feeds by the same mapping as import or screening uses. What that mapping
/// cannot settle becomes a question with its option; nothing is picked.
/// </summary>
internal sealed record FieldSummary(IReadOnlyList<ReceiptField> Fields, IReadOnlyList<(string Field, Bilingual Name, bool Required)> Unfed, IReadOnlyList<Bilingual> Questions)
{
    private const int MostSamples = 3, MostTried = 20;

    private static readonly (string Field, Bilingual Name)[] s_activity = [("industry", new("行业", "industry")), ("nature", new("建设性质", "nature"))];

    public static FieldSummary Of(FeatureFile file, ReceiptRequest request)
    {
        List<Bilingual> questions = [];
        List<(string, Bilingual, bool)> unfed = [];
        Dictionary<string, string> feeds = request.Kind is { } kind ? OfKind(file, kind, unfed, questions) : OfProposals(file, request.Rules, unfed, questions);
        Dictionary<string, string> byColumn = feeds.GroupBy(f => f.Value).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(f => f.Key)));
        return new([.. file.Fields.Distinct().Select(c => Column(file, c, byColumn.GetValueOrDefault(c)))], unfed, questions);
    }

    private static Dictionary<string, string> OfKind(FeatureFile file, ZoneKind kind, List<(string, Bilingual, bool)> unfed, List<Bilingual> questions)
    {
        List<Fault> faults = [];
        FieldMapping mapping = FieldMapping.Build(file, kind, new ImportRequest(), faults);
        questions.AddRange(faults.Select(f => new Bilingual(Ask(f, Language.Zh), Ask(f, Language.En))));
        IReadOnlyDictionary<string, string> described = mapping.Described;
        unfed.AddRange(mapping.Fields.Where(f => !described.ContainsKey(f.Id)).Select(f => (f.Id, f.Name, f.Required || (f.Id == "class" && kind.ClassRequired && kind.Classes.Length > 0))));
        return described.ToDictionary(d => d.Key, d => file.Fields.First(c => c.Trim() == d.Value));

        static string Ask(Fault f, Language language) => Fault.Clean($"{f.Kind.What.Format(f.Arguments).In(language)} — {f.Kind.Remedy.Format(f.Arguments).In(language)}");
    }

    private static Dictionary<string, string> OfProposals(FeatureFile file, RuleBase rules, List<(string, Bilingual, bool)> unfed, List<Bilingual> questions)
    {
        Dictionary<string, string> columns = new ProposalForm(file.Path, file.Fields, new ProposalRequest(), rules).ColumnOf.ToDictionary();
        foreach (var (field, name) in s_activity.Where(a => !columns.ContainsKey(a.Field)))
        {
            unfed.Add((field, name, false));
            string[] could = [.. file.Fields.Distinct().Where(c => !columns.ContainsValue(c) && Could(file, c, field, rules))];
            if (could.Length > 0)
            {
                questions.Add(new Bilingual("列 {0} 的值像是{1}；要采用请写明 --field {2}={3}", "the values of {0} look like the {1}; to use them say --field {2}={3}").Format(
                    string.Join(", ", could.Select(c => $"\"{NoticeList.Sample(c)}\"")), name, field, NoticeList.Sample(could[0])));
            }
        }

        return columns;
    }

    /// <summary>Every value tried reads as one; a number of one or two digits could be anything.</summary>
    private static bool Could(FeatureFile file, string column, string field, RuleBase rules)
    {
        string[] values = [.. Values(file, column).Distinct().Take(MostTried)];
        return values.Length > 0 && values.All(v =>
        {
            try
            {
                if (field == "nature")
                    RuleBase.ParseNature(v);
                else if (v.Length < 3)
                    return false;
                else
                    rules.Industry(v);
                return true;
            }
            catch (EcoException)
            {
                return false;
            }
        });
    }

    private static ReceiptField Column(FeatureFile file, string column, string? feeds)
    {
        string[] values = [.. Values(file, column)];
        return new(column.Trim(), TypeOf(values), values.Length, [.. values.Distinct().Take(MostSamples).Select(v => NoticeList.Sample(v, 24))], feeds);
    }

    private static IEnumerable<string> Values(FeatureFile file, string column) =>
        file.Features.Select(f => f.Attributes.GetValueOrDefault(column)).OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0);

    /// <summary>Leading zeros make a code, not a number.</summary>
    private static string TypeOf(string[] values) =>
        values.Length == 0 ? "empty"
        : values.Any(v => v.Length > 1 && v[0] == '0' && char.IsAsciiDigit(v[1])) ? "text"
        : values.All(v => long.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? "integer"
        : values.All(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) ? "decimal"
        : values.All(v => DateOnly.TryParseExact(v.Length > 10 ? v[..10] : v, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) ? "date"
        : "text";
}
