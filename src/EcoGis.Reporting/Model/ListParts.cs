namespace EcoGis;

/// <summary>Access lists: every line that applies, level by level from the province to the unit, verbs and exceptions marked; what a condition judged, and what a person must.</summary>
internal sealed class ListParts(Screening s, Speech say)
{
    public IReadOnlyList<ReportListLevel> Levels() =>
    [
        .. s.Listed.GroupBy(l => (l.Line.Level.Rank, Units: say.List(l.Units)))
            .Select(g => new ReportListLevel(Heading(g.First(), g.Count()), [.. g.Select(Line)])),
    ];

    /// <summary>How many lines wait for a person, said where review items are listed.</summary>
    public string? Waiting() => s.Review.Count(r => r.Listed is not null) is var n and > 0
        ? say.T($"另有准入清单 {n} 条须人工对照，见第五节。", $"Another {n} line(s) of access lists are for a person: see section 5.")
        : null;

    private string Heading(ListedLine first, int lines)
    {
        string level = say.In(first.Line.Level.Name);
        string names = say.List(first.Names.Where(n => n.Length > 0));
        string whom = first.Line.Level.Scope == ListScope.Area ? "" : names.Length > 0 ? $"{names} {say.List(first.Units)}" : say.List(first.Units);
        return say.T($"{level}{(whom.Length > 0 ? "：" + whom : "")}（{lines} 条）", $"{level}{(whom.Length > 0 ? ": " + whom : "")} ({lines} lines)");
    }

    private ReportListLine Line(ListedLine l)
    {
        var line = l.Line;
        string slot = say.In(line.Dimension.Name) + (line.Slot is { } own ? say.T("·", " · ") + say.In(own) : "");
        string source = say.T($"{line.List.Head.Title}第 {line.Line.Number} 条", $"{line.List.Head.Title} line {line.Line.Number}") + (line.Line.Source is { } document ? say.T($"（{document}）", $" ({document})") : "");
        return new ReportListLine(slot, [.. Pieces(line.Line.Text, line.Marks)], source, Answer(l), l.Answer == ListAnswer.Person ? [.. ReviewItem.Choices.Select(c => say.In(c.Name))] : []);
    }

    private string Answer(ListedLine l) => l.Answer switch
    {
        ListAnswer.Applies => say.T($"适用：{say.In(VerdictWords.Of(l.Line.Rule!.Effect))}，见研判发现", $"applies: {say.In(VerdictWords.Of(l.Line.Rule!.Effect))}, see the findings"),
        ListAnswer.DoesNotApply => say.T("不适用（按其条件）", "does not apply, by its condition"),
        ListAnswer.Open => say.T("未决，见“尚不知道”", "open, see “Not known”"),
        _ => say.T("人工对照", "for a person"),
    };

    /// <summary>Stretches may lie in each other; a verb inside an exception is shown as part of the exception.</summary>
    private static IEnumerable<ReportPiece> Pieces(string text, RequirementMarks marks)
    {
        int at = 0;
        foreach (var stretch in marks.Stretches.Where(m => m.Mark == RequirementMark.Exception || !marks.Stretches.Any(e => e.Mark == RequirementMark.Exception && e.Start <= m.Start && m.Start < e.Start + e.Length)))
        {
            if (stretch.Start > at)
                yield return new ReportPiece(text[at..stretch.Start], null);
            yield return new ReportPiece(text.Substring(stretch.Start, stretch.Length), stretch.Mark);
            at = stretch.Start + stretch.Length;
        }

        if (at < text.Length)
            yield return new ReportPiece(text[at..], null);
    }
}
