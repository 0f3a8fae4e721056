using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis lists import|list|show|lint</c>: access lists (生态环境准入清单) of the catalog.</summary>
internal static class ListsCommands
{
    public static Command Build(CommandLine line) => new("lists", line.Text("生态环境准入清单", "access lists of control units"))
    {
        Import(line), List(line), Show(line), ListsLint.Build(line),
    };

    private static Command Import(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = line.Text("清单表（CSV、XLSX），或带清单字段的单元图层", "table of lists (CSV, XLSX), or a layer of units that carries them") };
        var source = new Option<string>("--source") { Description = line.Text("来源：文件、文号或单位", "the document or office it comes from"), Required = true };
        var name = new Option<string?>("--name") { Description = line.Text("清单在库中的名称，默认文件名；同名为其下一版本", "the list's name in the catalog, default the file's; the same name is its next version") };
        var title = new Option<string?>("--title") { Description = line.Text("报告中的标题，默认同名称", "title in reports, default the name") };
        var from = new Option<string?>("--valid-from") { Description = line.Text("生效日期", "first day") };
        var to = new Option<string?>("--valid-to") { Description = line.Text("失效日期（不含）", "first day it no longer holds") };
        var level = new Option<string?>("--level") { Description = line.Text("没有层级列时，全表的层级", "level of rows that state none") };
        var area = new Option<string?>("--area") { Description = line.Text("没有适用范围列时，全表的行政区划代码或地域", "administrative codes or territory of rows that state none") };
        var map = new Option<string[]>("--map-field") { Description = line.Text("列的对应：标准列=列名", "column by id: STANDARD=COLUMN") };
        var command = new Command("import", line.Text("收入一份清单；内容相同不重复收入，整份收入或整份拒绝", "take a list in; the same content is taken once, a list whole or not at all"))
        {
            file, source, name, title, from, to, level, area, map,
        };
        var reading = new ReadingOptions(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            ListRequest request = new(
                parsed.GetValue(source)!, parsed.GetValue(name), parsed.GetValue(title), DayOption.Parse("--valid-from", parsed.GetValue(from)), DayOption.Parse("--valid-to", parsed.GetValue(to)),
                parsed.GetValue(level), parsed.GetValue(area))
            {
                MapField = CommandLine.Pairs("--map-field", parsed.GetValue(map)),
            };
            var draft = ListImporter.Read(parsed.GetValue(file)!, reading.From(parsed), request, session.Rules, cancellation);
            foreach (var notice in draft.Notices)
                session.Notice(notice);
            var receipt = new ListStore(session.CatalogPath).Add(draft, cancellation);
            if (session.Json)
                JsonOut.Write(w => Write(w, receipt.List, receipt.IsNew ? "imported" : "known"));
            else
                Print(session, [receipt.List], receipt.IsNew);
            return 0;
        });
        return command;
    }

    private static Command List(CommandLine line)
    {
        var command = new Command("list", line.Text("每份清单的最新版本", "the newest version of every list"));
        line.Act(command, (session, _, _) =>
        {
            var lists = Newest(session);
            if (session.Json)
                JsonOut.Write(w => { w.WriteStartArray(); foreach (var l in lists) Write(w, l, "newest"); w.WriteEndArray(); });
            else if (lists.Count == 0)
                session.Out.WriteLine(session.Text("没有清单。用 ecogis lists import 收入。", "There is no list. Take one in with ecogis lists import."));
            else
                Print(session, lists, isNew: true);
            return 0;
        });
        return command;
    }

    private static Command Show(CommandLine line)
    {
        var what = new Argument<string>("UNIT") { Description = line.Text("单元编码，或清单名称", "code of a unit, or name of a list") };
        var date = new Option<string?>("--date") { Description = line.Text("日期，默认今天", "day, default today") };
        var command = new Command("show", line.Text("一个单元的全部清单要求，由上级到本级；或一份清单的全部条目", "every line for a unit, from the highest level down; or every line of a list")) { what, date };
        line.Act(command, (session, parsed, _) =>
        {
            string wanted = parsed.GetValue(what)!;
            var day = DayOption.Parse("--date", parsed.GetValue(date)) ?? DayOption.Today;
            ListReader reader = new(session.Rules);
            var named = Holding(session, day).FirstOrDefault(l => l.Head.Name == wanted);
            var all = named is not null
                ? named.Parts.SelectMany(p => reader.Read(named, p)).OrderBy(l => l.Line.Number)
                : (IEnumerable<JudgedLine>)ListLookup.For(wanted, UnitLayers.Types(session, wanted, day), Holding(session, day), reader);
            List<JudgedLine> lines = [.. all.Where(l => l.Line.InForceOn(day))];
            if (lines.Count == 0)
                throw new Fault(AccessListFaults.NoSuchList, Place.None, wanted).Raise();
            if (session.Json)
                JsonOut.Write(w => { w.WriteStartArray(); foreach (var l in lines) Write(w, l); w.WriteEndArray(); });
            else
                ListLines.Print(session, lines);
            return 0;
        });
        return command;
    }

    /// <summary>The newest version of every list.</summary>
    private static List<AccessListVersion> Newest(Session session) =>
        [.. new ListStore(session.CatalogPath).All().GroupBy(l => l.Head.Name, StringComparer.Ordinal).Select(g => g.MaxBy(l => l.Version)!)];

    /// <summary>For every list the newest version that holds on a day.</summary>
    public static List<AccessListVersion> Holding(Session session, DateOnly day) =>
        [.. new ListStore(session.CatalogPath).All().Where(l => l.Head.HoldsOn(day)).GroupBy(l => l.Head.Name, StringComparer.Ordinal).Select(g => g.MaxBy(l => l.Version)!)];

    private static void Print(Session session, IReadOnlyList<AccessListVersion> lists, bool isNew)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("清单", "list"), session.Text("标题", "title"), session.Text("版本", "version"), session.Text("条目", "lines"), session.Text("层级：对象数", "levels: targets"), session.Text("有效期", "valid"), session.Text("内容摘要", "digest"));
        foreach (var l in lists)
        {
            string levels = string.Join("  ", session.Rules.AccessLists.Levels.Select(v => (Level: v, Count: l.Parts.Count(p => p.Target.Level == v.Id))).Where(v => v.Count > 0).Select(v => $"{session.Text(v.Level.Name)} {v.Count}"));
            table.AddRow(Markup.Escape(l.Head.Name), Markup.Escape(l.Head.Title), $"{l.Version}", $"{l.Count}", Markup.Escape(levels), Period(session, l.Head), l.Digest[..19]);
        }

        session.Out.Write(table);
        if (!isNew)
            session.Out.WriteLine(session.Text("内容与库中最新版本相同，未重复收入。", "The same as the newest version of the catalog; not taken in again."));
    }

    private static string Period(Session session, ListHead head) => (head.From, head.To) switch
    {
        (null, null) => session.Text("未限定", "open"),
        ({ } from, null) => session.Text($"{from:yyyy-MM-dd} 起", $"from {from:yyyy-MM-dd}"),
        (null, { } to) => session.Text($"至 {to:yyyy-MM-dd}（不含）", $"to {to:yyyy-MM-dd} (excl.)"),
        ({ } from, { } to) => session.Text($"{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}（不含）", $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd} (excl.)"),
    };

    private static void Write(Utf8JsonWriter w, AccessListVersion l, string state)
    {
        w.WriteStartObject();
        w.WriteString("state", state);
        w.WriteString("name", l.Head.Name);
        w.WriteNumber("version", l.Version);
        w.WriteString("title", l.Head.Title);
        w.WriteString("source", l.Head.Source);
        w.WriteString("valid_from", l.Head.From is { } from ? JsonOut.Day(from) : null);
        w.WriteString("valid_to", l.Head.To is { } to ? JsonOut.Day(to) : null);
        w.WriteString("digest", l.Digest);
        w.WriteNumber("lines", l.Count);
        w.WriteStartObject("targets");
        foreach (var level in l.Parts.GroupBy(p => p.Target.Level).OrderBy(g => g.Key, StringComparer.Ordinal))
            w.WriteNumber(level.Key, level.Count());
        w.WriteEndObject();
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, JudgedLine l)
    {
        w.WriteStartObject();
        w.WriteString("list", l.List.Head.Name);
        w.WriteNumber("line", l.Line.Number);
        w.WriteString("level", l.Level.Id);
        w.WriteString("unit", l.Line.Target.Unit.Length > 0 ? l.Line.Target.Unit : null);
        w.WriteString("unit_type", l.Line.Target.UnitType.Length > 0 ? l.Line.Target.UnitType : null);
        w.WriteStartArray("areas");
        foreach (string area in l.Line.Target.Areas)
            w.WriteStringValue(area);
        w.WriteEndArray();
        w.WriteString("dimension", l.Dimension.Id);
        w.WriteString("slot", l.Line.Slot);
        w.WriteString("text", l.Line.Text);
        w.WriteString("force", l.Marks.Force?.Id);
        w.WriteBoolean("has_exception", l.Marks.HasException);
        w.WriteString("effect", l.Rule?.Effect.ToString().ToLowerInvariant());
        w.WriteString("condition", l.Line.Condition);
        w.WriteString("source", l.Line.Source);
        w.WriteEndObject();
    }
}
