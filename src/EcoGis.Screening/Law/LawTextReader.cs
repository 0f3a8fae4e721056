using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Divides a body of lines into provisions, one pass, whatever the lines' length. In a statute an unnumbered line after the items is the next
/// paragraph of the article; in a text without articles it belongs to the part above it. Articles whose numbers begin again, and what
/// follows 附件, are an appendix and are not read: a citation must never resolve to them.
/// </summary>
internal sealed class LawTextReader(IReadOnlyList<string> lines)
{
    private readonly List<Bilingual> _notices = [];
    private readonly List<Draft> _top = [];
    private readonly List<Draft> _open = [];
    private string? _chapter;

    private sealed record Draft(LawMark Mark, string Label, string? Chapter)
    {
        public List<(string Text, List<Draft> Items)> Paragraphs { get; } = [];

        public LawProvision Finished() => new(Mark.Kind, Mark.Number, Mark.Sub, Label, Chapter,
            [.. Paragraphs.Select(p => new LawParagraph(p.Text, [.. p.Items.Select(i => i.Finished())]))]);
    }

    public LawText Read()
    {
        bool statute = lines.Any(l => LawMark.At(l) is { } mark && LawLines.IsArticle(l, mark));
        foreach (string line in lines)
        {
            if (_top.Count > 0 && LawLines.BeginsAppendix(line))
            {
                _notices.Add(new Bilingual("“{0}”及其后为附件，不作条款引用", "'{0}' and what follows is an appendix and is not cited from").Format(Short(line)));
                break;
            }

            if (!(statute ? Statute(line) : Parts(line)))
                break;
        }

        return new LawText(statute, [.. _top.Select(d => d.Finished())], [.. _notices]);
    }

    private bool Statute(string line)
    {
        var mark = LawMark.At(line);
        var last = _top.Count == 0 ? default : _top[^1].Mark;
        if (mark is { Kind: LawMarkKind.Part })
        {
            _chapter = line;
        }
        else if (mark is { Kind: LawMarkKind.Article } article && (article.Separated || (Follows(article, last) && !article.ReadsOn(line))))
        {
            if ((article.Number, article.Sub).CompareTo((last.Number, last.Sub)) <= 0)
            {
                _notices.Add(new Bilingual("条号自“{0}”重新开始，其后不作条款引用", "article numbers begin again at '{0}'; what follows is not cited from").Format(Short(line)));
                return false;
            }

            if (!Follows(article, last))
                _notices.Add(new Bilingual("“{0}”之前缺条", "articles are left out before '{0}'").Format(line[..article.Length]));
            Draft draft = new(article, line[..article.Length], _chapter);
            draft.Paragraphs.Add((line[article.Length..].TrimStart(), []));
            _top.Add(draft);
            _open.Clear();
        }
        else if (_top.Count > 0)
        {
            InArticle(_top[^1], line, mark);
        }

        return true;
    }

    private static bool Follows(LawMark mark, LawMark last) =>
        mark.Sub == 0 ? mark.Number == last.Number + 1 : mark.Number == last.Number && mark.Sub == last.Sub + 1;

    private void InArticle(Draft article, string line, LawMark? mark)
    {
        if (mark is { Kind: not LawMarkKind.Article } number && Item(article.Paragraphs[^1].Items, number, line))
            return;
        // after "；" the list must go on: the line explains the item above it
        if (_open.Count > 0 && _open[^1].Paragraphs[^1].Text is [.., '；' or ';' or '，'])
        {
            _open[^1].Paragraphs.Add((line, []));
            return;
        }

        if (article.Paragraphs is [{ Text: "", Items.Count: 0 }])
            article.Paragraphs.Clear();
        article.Paragraphs.Add((line, []));
        _open.Clear();
    }

    /// <summary>One level of a text without articles lies under another in the order in which their kinds first appear.</summary>
    private bool Parts(string line)
    {
        if (LawMark.At(line) is { Kind: not LawMarkKind.Article } mark)
        {
            int level = _open.FindIndex(d => d.Mark.Kind == mark.Kind);
            if (level == 0 && mark.Number == 1)
            {
                _notices.Add(new Bilingual("编号自“{0}”重新开始，其后不作条款引用", "numbers begin again at '{0}'; what follows is not cited from").Format(Short(line)));
                return false;
            }

            if (Item(_top, mark, line))
                return true;
        }

        if (_open.Count > 0)
            _open[^1].Paragraphs.Add((line, []));
        return true;
    }

    /// <summary>Takes the line as the next item of its kind, or the first of a new one below; false when its number fits nowhere.</summary>
    private bool Item(List<Draft> outermost, LawMark mark, string line)
    {
        int level = _open.FindIndex(d => d.Mark.Kind == mark.Kind);
        if (mark.Number != (level < 0 ? 1 : _open[level].Mark.Number + 1))
            return false;
        if (level >= 0)
            _open.RemoveRange(level, _open.Count - level);
        Draft draft = new(mark, line[..mark.Length], null);
        draft.Paragraphs.Add((line[mark.Length..].TrimStart(), []));
        (_open.Count == 0 ? outermost : _open[^1].Paragraphs[^1].Items).Add(draft);
        _open.Add(draft);
        return true;
    }

    private static string Short(string line) => line.Length <= 30 ? line : line[..30] + "…";
}
