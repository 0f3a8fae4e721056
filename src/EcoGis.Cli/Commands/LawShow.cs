using System.Collections.Immutable;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis law show INSTRUMENT [ARTICLE]</c>: the words of a text or of one provision, with our summaries that cite it, for a person to compare.</summary>
internal static class LawShow
{
    public static int Run(Session session, string name, string? article, DateOnly? day)
    {
        var text = new LawStore(session.CatalogPath).Library()?.Find(name, session.Rules, day) ?? throw new Fault(LawFileFaults.NotInLibrary, Place.None, name).Raise();
        var cited = article is null ? null : Citation.ParseShort(article) ?? throw NotThere(text, article, new("不是一个条款号", "it is no number of a provision"));
        var passage = cited is null ? null : Passage.Of(text.Text, cited);
        if (passage is { State: not PassageState.Found })
            throw NotThere(text, article!, Why(passage));
        var clauses = LawLibrary.InstrumentsOf(text, session.Rules).SelectMany(i => session.Rules.Rules.Where(r => r.Instrument == i).SelectMany(r => r.Clauses))
            .DistinctBy(c => (c.Instrument.Id, c.Id)).Where(c => cited is not null && Citation.Parse(c.Article) is { } own && own.Steps[0] == cited.Steps[0]).ToList();
        if (session.Json)
            JsonOut.Write(w => Write(w, session, text, passage, clauses));
        else
            Print(session, text, passage, clauses);
        return 0;
    }

    private static EcoException NotThere(LawEntry text, string article, Bilingual why) => new Fault(LawFileFaults.NoProvision, Place.None, text.Title, text.Date, article, why).Raise();

    private static Bilingual Why(Passage passage) => passage.State switch
    {
        PassageState.NoParagraph => new Bilingual("该条有 {0} 款", "the article has {0} paragraph(s)").Format(passage.Count),
        PassageState.NoItem => new Bilingual("该处有 {0} 项", "there are {0} item(s) there").Format(passage.Count),
        PassageState.Ambiguous => new Bilingual("有 {0} 处，请写明款", "there are {0}; name the paragraph").Format(passage.Count),
        _ => new Bilingual("共 {0} 条", "it has {0} provisions").Format(passage.Count),
    };

    private static void Print(Session session, LawEntry text, Passage? passage, IReadOnlyList<Clause> clauses)
    {
        session.Out.MarkupLineInterpolated($"[bold]{text.Title}[/]  {session.Text($"{text.Date:yyyy-MM-dd} 文本，第 {text.Version} 版", $"text of {text.Date:yyyy-MM-dd}, version {text.Version}")}  {text.Digest}");
        if (passage is not null)
        {
            foreach (string line in passage.Lines)
                session.Out.WriteLine(line);
            foreach (var clause in clauses)
                session.Out.WriteLine(session.Text($"  本库概述 {clause.Article}：{clause.Summary.Zh}", $"  our summary, {clause.Article}: {clause.Summary.En}"));
            return;
        }

        foreach (string line in text.Front)
            session.Out.MarkupLineInterpolated($"[grey]{line}[/]");
        string? chapter = null;
        foreach (var provision in text.Text.Provisions)
        {
            if (provision.Chapter is { } heading && heading != chapter)
                session.Out.MarkupLineInterpolated($"[bold]{heading}[/]");
            chapter = provision.Chapter;
            foreach (var (i, line) in provision.Lines.Index())
                session.Out.WriteLine(i == 0 && provision.Kind == LawMarkKind.Article ? $"{provision.Label} {line}" : line);
        }
    }

    private static void Write(Utf8JsonWriter w, Session session, LawEntry text, Passage? passage, IReadOnlyList<Clause> clauses)
    {
        w.WriteStartObject();
        WriteHead(w, text);
        if (passage is not null)
        {
            w.WriteString("text", string.Join('\n', passage.Lines));
            w.WriteStartArray("clauses");
            foreach (var clause in clauses)
            {
                w.WriteStartObject();
                w.WriteString("instrument", clause.Instrument.Id);
                w.WriteString("id", clause.Id);
                w.WriteString("article", clause.Article);
                w.WriteString("summary", session.Text(clause.Summary));
                w.WriteEndObject();
            }

            w.WriteEndArray();
        }
        else
        {
            w.WriteStartArray("front");
            foreach (string line in text.Front)
                w.WriteStringValue(line);
            w.WriteEndArray();
            Provisions(w, "provisions", text.Text.Provisions);
        }

        w.WriteEndObject();
    }

    public static void WriteHead(Utf8JsonWriter w, LawEntry text)
    {
        w.WriteString("title", text.Title);
        w.WriteString("text_date", JsonOut.Day(text.Date));
        w.WriteNumber("version", text.Version);
        w.WriteString("digest", text.Digest);
        w.WriteString("source_file", text.SourceFile);
        w.WriteString("published", text.Published);
    }

    private static void Provisions(Utf8JsonWriter w, string key, ImmutableArray<LawProvision> provisions)
    {
        w.WriteStartArray(key);
        foreach (var provision in provisions)
        {
            w.WriteStartObject();
            w.WriteString("label", provision.Label);
            if (provision.Chapter is not null)
                w.WriteString("chapter", provision.Chapter);
            w.WriteStartArray("paragraphs");
            foreach (var paragraph in provision.Paragraphs)
            {
                w.WriteStartObject();
                w.WriteString("text", paragraph.Text);
                Provisions(w, "items", paragraph.Items);
                w.WriteEndObject();
            }

            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }
}
