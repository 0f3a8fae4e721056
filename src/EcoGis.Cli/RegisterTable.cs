using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary>Entries of registers on the terminal, a row each, with counts by status and verdict; or as JSON.</summary>
internal static class RegisterTable
{
    public static readonly Bilingual NotScreened = new("未筛查", "not screened");

    public static void Print(Session session, IReadOnlyList<(Register Register, RegisterEntry Entry)> entries)
    {
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartArray();
                foreach (var (register, entry) in entries)
                {
                    w.WriteStartObject();
                    WriteFields(w, session, register, entry);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
            });
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            session.Text("编号", "code"), session.Text("名称", "name"), session.Text("台账", "register"), session.Text("状态", "status"), session.Text("自", "since"),
            session.Text("责任单位", "unit"), session.Text("行业", "industry"), session.Text("筛查结论", "verdict"), session.Text("筛查日期", "screened"));
        foreach (var (register, e) in entries)
        {
            table.AddRow(Text(e.Code), Text(e.Proposal.Name), Text(session.Text(register.Name)), Text(session.Text(register.Stored(e.Status).Name)), Text(Day(e.Since)),
                Text(e.Unit ?? "—"), Text(e.Proposal.Activity.Industry ?? "—"), VerdictCell(session, e.Newest), Text(e.Newest is { } n ? Day(n.Day) : "—"));
        }

        session.Out.Write(table);
        string statuses = string.Join("  ", entries.CountBy(e => session.Text(e.Register.Stored(e.Entry.Status).Name)).Select(s => $"{s.Key} {s.Value}"));
        string verdicts = string.Join("  ", entries.CountBy(e => e.Entry.Newest is { } n ? $"{VerdictWords.Icon(RegisterSheets.VerdictOf(n))} {session.Text(VerdictWords.Of(RegisterSheets.VerdictOf(n)))}" : session.Text(NotScreened)).Select(v => $"{v.Key} {v.Value}"));
        session.Out.MarkupLineInterpolated($"{session.Text($"共 {entries.Count} 条", $"{entries.Count} entries")}  |  {statuses}  |  {verdicts}");
    }

    public static void PrintKinds(Session session)
    {
        var registers = session.Registers.All.Values;
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartArray();
                foreach (var r in registers)
                {
                    w.WriteStartObject();
                    w.WriteString("id", r.Id);
                    w.WriteString("name", session.Text(r.Name));
                    w.WriteString("kind", r.Kind);
                    w.WriteBoolean("default", r.IsDefault);
                    w.WriteBoolean("verified", r.Verified);
                    w.WriteStartArray("statuses");
                    foreach (var s in r.Statuses)
                    {
                        w.WriteStartObject();
                        w.WriteString("id", s.Id);
                        w.WriteString("name", session.Text(s.Name));
                        w.WriteBoolean("begins", r.Begins.Contains(s.Id));
                        w.WriteStartArray("next");
                        foreach (string next in s.Next)
                            w.WriteStringValue(next);
                        w.WriteEndArray();
                        w.WriteEndObject();
                    }

                    w.WriteEndArray();
                    w.WriteEndObject();
                }

                w.WriteEndArray();
            });
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(session.Text("台账", "register"), session.Text("名称", "name"), session.Text("区类", "zone kind"), session.Text("状态 → 之后可以是", "status → what may follow"));
        foreach (var r in registers)
        {
            table.AddRow(Text(r.Id), Text(session.Text(r.Name)), Text(r.Kind ?? "—"),
                Text(string.Join("\n", r.Statuses.Select(s => $"{session.Text(s.Name)} → {(s.Next.IsEmpty ? session.Text("（终）", "(end)") : string.Join("、", s.Next.Select(n => session.Text(r.Stored(n).Name))))}"))));
        }

        session.Out.Write(table);
    }

    public static void WriteFields(Utf8JsonWriter w, Session session, Register register, RegisterEntry e)
    {
        w.WriteString("register", register.Id);
        w.WriteString("code", e.Code);
        w.WriteString("name", e.Proposal.Name);
        w.WriteString("status", e.Status);
        w.WriteString("status_name", session.Text(register.Stored(e.Status).Name));
        w.WriteString("since", Day(e.Since));
        w.WriteString("unit", e.Unit);
        w.WriteString("industry", e.Proposal.Activity.Industry);
        w.WriteString("nature", e.Proposal.Activity.Nature?.ToString().ToLowerInvariant());
        w.WriteString("source_file", e.Proposal.SourceFile);
        w.WriteString("declared_crs", e.Proposal.Declared.Code);
        w.WriteString("verdict", e.Newest?.Conclusion);
        w.WriteString("screened", e.Newest is { } n ? Day(n.Day) : null);
        w.WriteNumber("screening_count", e.Records.Length);
        w.WriteString("entered_by", e.Events[0].By);
        w.WriteString("source", e.Events[0].Source);
        w.WriteString("entered", e.Events[0].Entered);
    }

    /// <summary>Fields of the register; no key where there are none, so that other registers' output stays.</summary>
    public static void WriteFields(Utf8JsonWriter w, ImmutableSortedDictionary<string, string> fields)
    {
        if (fields.IsEmpty)
            return;
        w.WriteStartObject("fields");
        foreach (var (id, value) in fields)
            w.WriteString(id, value);
        w.WriteEndObject();
    }

    public static Markup VerdictCell(Session session, EntryRecord? record) => record is null
        ? new Markup($"[grey]{session.Text(NotScreened)}[/]")
        : SummaryTable.Word(session, RegisterSheets.VerdictOf(record));

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Text of a file on the terminal; only our own line ends break a line.</summary>
    private static Text Text(string text) => new(string.Join('\n', text.Split('\n').Select(Fault.Clean)));
}
