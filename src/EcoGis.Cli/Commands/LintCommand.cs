using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary>
/// <c>ecogis rules lint</c>: the rule base as loaded, what it cannot mean, and every citation held against the official texts of a folder or of the catalog's law
/// library. An error or a citation that is not there ends in status 4, a warning does not; what no text could settle is named, never counted as right.
/// </summary>
internal static class LintCommand
{
    public static int Run(Session session, string? lawFolder, DateOnly day, bool notes, CancellationToken cancellation)
    {
        try
        {
            _ = (session.Rules, session.Registers, session.Targets, session.Rules.LandClasses.Value, session.Forest);
            foreach (var kind in session.Rules.Kinds.Values)
                kind.Checks.Code?.Demand();
        }
        catch (EcoException e) when (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                w.WriteBoolean("ok", false);
                LintFindings.Write(w, session, e.Faults.Select(f => new LintFinding(LintLevel.Error, f, [])));
                w.WriteEndObject();
            });
            throw;
        }

        var rules = session.Rules;
        var library = lawFolder is null ? new LawStore(session.CatalogPath).Library() : LawFolder.Library(lawFolder, session.Notice, cancellation);
        var citations = library is null ? [] : CitationCheck.Run(rules, library);
        var missing = citations.Select(c => c.Fault).OfType<Fault>().ToList();
        foreach (var fault in missing)
            Console.Error.WriteLine(fault.In(session.Language));
        var findings = RuleLint.Run(rules, day, library, cancellation);
        bool sound = missing.Count == 0 && findings.All(f => f.Level != LintLevel.Error);
        if (session.Json)
            JsonOut.Write(w => Write(w, session, library, citations, findings, sound));
        else
            Print(session, library, citations, findings, sound, notes);
        return sound ? 0 : (int)FaultClass.System;
    }

    private static void Print(Session session, LawLibrary? library, IReadOnlyList<CitationResult> citations, IReadOnlyList<LintFinding> findings, bool sound, bool notes)
    {
        var rules = session.Rules;
        LintFindings.Print(session, findings, notes);
        if (sound)
            session.Out.MarkupLineInterpolated($"[green]✓[/] {session.Text($"{rules.Instruments.Length} 部法律文件，{rules.Rules.Length} 条规则，{rules.NotModelled.Length} 条未编为规则，无错误", $"{rules.Instruments.Length} instruments, {rules.Rules.Length} rules, {rules.NotModelled.Length} clauses that are no rule, no errors")}  {rules.Version} {rules.Digest}");
        if (library is null)
            return;
        int found = citations.Count(c => c.State == CitationState.Found), looked = citations.Count(c => c.Passage is not null);
        session.Out.WriteLine(session.Text(
            $"  法规库 {library.Entries.Length} 份文本；所引条款 {citations.Count} 条，其中库内有文本的 {looked} 条，解析到原文 {found} 条",
            $"  law library of {library.Entries.Length} texts; {citations.Count} clauses cited, {looked} of them of texts it has, {found} resolved"));
        foreach (var (instrument, cited) in Grouped(citations.Where(c => c.Text is null)))
        {
            string dates = string.Join("、", cited[0].Others.Select(t => $"{t.Date:yyyy-MM-dd}"));
            string have = dates.Length == 0 ? "" : session.Text($"（库内只有 {dates} 的文本）", $" (the library has only the text of {dates})");
            session.Out.WriteLine(session.Text($"  未收入法规库：《{instrument.Title.Zh}》{have} {Articles(cited)}", $"  not in the library: {instrument.Title.En}{have} {Articles(cited)}"));
        }

        foreach (var (instrument, cited) in Grouped(citations.Where(c => c.Text is not null && c.Passage is null)))
            session.Out.WriteLine(session.Text($"  没有条号，未核对：《{instrument.Title.Zh}》 {Articles(cited)}", $"  no number to check: {instrument.Title.En} {Articles(cited)}"));
        foreach (var (instrument, cited) in Grouped(citations.Where(c => c.IsLaterText)))
        {
            session.Out.WriteLine(session.Text(
                $"  文本晚于规则的起始日：《{instrument.Title.Zh}》规则自 {instrument.From:yyyy-MM-dd} 起，核对用的文本为 {cited[0].Text!.Date:yyyy-MM-dd}",
                $"  text later than the rules: those of {instrument.Title.En} hold from {instrument.From:yyyy-MM-dd}, the text held against is of {cited[0].Text!.Date:yyyy-MM-dd}"));
        }

        foreach (var (instrument, cited) in Grouped(citations.Where(c => c.Text is not null && c.Others.Length > 0)))
        {
            session.Out.WriteLine(session.Text(
                $"  有更新的文本：《{instrument.Title.Zh}》规则依据 {cited[0].Text!.Date:yyyy-MM-dd}，库内有 {cited[0].Others[^1].Date:yyyy-MM-dd}，请复核规则",
                $"  newer text: the rules of {instrument.Title.En} follow that of {cited[0].Text!.Date:yyyy-MM-dd}, the library has {cited[0].Others[^1].Date:yyyy-MM-dd}; review them"));
        }
    }

    private static void Write(Utf8JsonWriter w, Session session, LawLibrary? library, IReadOnlyList<CitationResult> citations, IReadOnlyList<LintFinding> findings, bool sound)
    {
        w.WriteStartObject();
        w.WriteBoolean("ok", sound);
        w.WriteNumber("instruments", session.Rules.Instruments.Length);
        w.WriteNumber("rules", session.Rules.Rules.Length);
        w.WriteNumber("not_modelled", session.Rules.NotModelled.Length);
        w.WriteString("version", session.Rules.Version);
        w.WriteString("digest", session.Rules.Digest);
        LintFindings.Write(w, session, findings);
        if (library is not null)
        {
            foreach (var state in Enum.GetValues<CitationState>())
                w.WriteNumber($"clauses_{state.ToString().ToLowerInvariant()}", citations.Count(c => c.State == state));
            w.WriteNumber("law_texts", library.Entries.Length);
            w.WriteStartArray("citations");
            foreach (var c in citations)
                Write(w, session, c);
            w.WriteEndArray();
        }

        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, Session session, CitationResult c)
    {
        w.WriteStartObject();
        w.WriteString("instrument", c.Clause.Instrument.Id);
        w.WriteString("clause", c.Clause.Id);
        w.WriteString("article", c.Clause.Article);
        w.WriteString("state", c.State switch
        {
            CitationState.Found => "found",
            CitationState.NotThere => "not_there",
            _ => c.Text is not null ? "no_number" : c.Others.IsEmpty ? "not_in_library" : "other_text_only",
        });
        w.WriteString("text_date", c.Text is { } text ? JsonOut.Day(text.Date) : null);
        w.WriteString("text_digest", c.Text?.Digest);
        w.WriteString("newer_text", c.Text is not null && c.Others.Length > 0 ? JsonOut.Day(c.Others[^1].Date) : null);
        w.WriteBoolean("later_text", c.IsLaterText);
        w.WriteString("error", c.Fault?.In(session.Language));
        w.WriteEndObject();
    }

    private static IEnumerable<(Instrument Instrument, List<CitationResult> Cited)> Grouped(IEnumerable<CitationResult> results) =>
        results.GroupBy(r => r.Clause.Instrument).Select(g => (g.Key, g.ToList()));

    private static string Articles(IEnumerable<CitationResult> cited) => string.Join("、", cited.Select(c => c.Clause.Article).Distinct());
}
