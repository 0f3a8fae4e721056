using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary>What the linter found, for people (errors and warnings; notes when asked for) and as JSON (everything).</summary>
internal static class LintFindings
{
    public static void Print(Session session, IReadOnlyList<LintFinding> findings, bool notes)
    {
        foreach (var f in findings.Where(f => notes || f.Level != LintLevel.Note))
        {
            var (mark, colour) = f.Level switch { LintLevel.Error => ("✗", "red"), LintLevel.Warning => ("!", "yellow"), _ => ("·", "grey") };
            string text = f.Fault.In(session.Language);
            if (Console.IsOutputRedirected)
                Console.Out.WriteLine($"{mark} {text}"); // one line each, however long
            else
                session.Out.MarkupLine($"[{colour}]{mark}[/] {Markup.Escape(text)}");
        }

        int Count(LintLevel level) => findings.Count(f => f.Level == level);
        session.Out.WriteLine(session.Text(
            $"  错误 {Count(LintLevel.Error)}，警告 {Count(LintLevel.Warning)}，提示 {Count(LintLevel.Note)}{(notes || Count(LintLevel.Note) == 0 ? "" : "（--notes 列出）")}",
            $"  {Count(LintLevel.Error)} errors, {Count(LintLevel.Warning)} warnings, {Count(LintLevel.Note)} notes{(notes || Count(LintLevel.Note) == 0 ? "" : " (--notes lists them)")}"));
    }

    public static void Write(Utf8JsonWriter w, Session session, IEnumerable<LintFinding> findings)
    {
        w.WriteStartArray("findings");
        foreach (var f in findings)
        {
            w.WriteStartObject();
            w.WriteString("level", f.Level.ToString().ToLowerInvariant());
            w.WriteString("code", f.Fault.Kind.Code);
            w.WriteString("what", Text(f.Fault.Kind.What));
            w.WriteString("file", f.Fault.Where.File);
            if (f.Fault.Where.Line is { } line)
                w.WriteNumber("line", line);
            else
                w.WriteNull("line");
            w.WriteString("layer", f.Fault.Where.Layer);
            w.WriteString("effect", Text(f.Fault.Kind.Effect));
            w.WriteString("remedy", Text(f.Fault.Kind.Remedy));
            w.WriteStartArray("subjects");
            foreach (string id in f.Subjects)
                w.WriteStringValue(id);
            w.WriteEndArray();
            w.WriteEndObject();

            string Text(Bilingual format) => Fault.Clean(session.Text(format.Format(f.Fault.Arguments)));
        }

        w.WriteEndArray();
    }
}
