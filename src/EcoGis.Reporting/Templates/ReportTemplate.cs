namespace EcoGis;

/// <summary>A report template that was read and checked: parts once, the needed ones there, placeholders known.</summary>
public sealed class ReportTemplate
{
    /// <summary>Below <c>data/</c>.</summary>
    public const string Dossier = "report-templates/dossier.yaml";

    private static readonly DossierPart[] s_needed = [DossierPart.Summary, DossierPart.NotKnown, DossierPart.Method];

    private ReportTemplate(ReportTemplateFile file) => File = file;

    internal ReportTemplateFile File { get; }

    /// <summary>The form of template files, for editors.</summary>
    internal static (string Name, Type Type) Form => ("report-templates", typeof(ReportTemplateFile));

    /// <param name="files">Those of <c>data/</c>.</param>
    /// <exception cref="EcoException">ECO-6020…6023, or the fault of the data file with its line.</exception>
    public static ReportTemplate Load(IReadOnlyList<DataFile> files, string name = Dossier)
    {
        var source = files.FirstOrDefault(f => f.Name == name) ?? throw new Fault(TemplateFaults.Absent, new Place { File = name }, name).Raise();
        var file = StrictYaml.Read<ReportTemplateFile>(source);
        List<Fault> faults =
        [
            .. file.Chapters.GroupBy(c => c.Part).Where(g => g.Count() > 1).Select(g => new Fault(TemplateFaults.PartTwice, g.Last().Where, Word(g.Key))),
            .. s_needed.Except(file.Chapters.Select(c => c.Part)).Select(p => new Fault(TemplateFaults.PartMissing, file.Where, Word(p))),
            .. file.Chapters.SelectMany(c => (c.Text ?? []).SelectMany(t => Unknown(t, c.Where))),
            .. file.RedLine.Sections.SelectMany(s => Unknown(s.Text, s.Where)),
        ];
        return faults.Count == 0 ? new ReportTemplate(file) : throw new EcoException(faults);
    }

    private static IEnumerable<Fault> Unknown(Words words, Place where) => TemplateValues.Placeholders(words.Text.Zh).Concat(TemplateValues.Placeholders(words.Text.En)).Distinct()
        .Where(p => !TemplateValues.Names.Contains(p)).Select(p => new Fault(TemplateFaults.UnknownPlaceholder, where, $"{{{p}}}", string.Join(" ", TemplateValues.Names.Select(n => $"{{{n}}}"))));

    private static string Word(DossierPart part) => StrictYaml.EnumWords(typeof(DossierPart))[(int)part];
}
