using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis law import|list|show</c>: the official texts that reports quote from.</summary>
internal static class LawCommands
{
    public static Command Build(CommandLine line) => new("law", line.Text("法规库：报告引用的官方文本", "the law library: official texts that reports quote"))
    {
        Import(line), List(line), Show(line),
    };

    private static Command Import(CommandLine line)
    {
        var path = new Argument<string>("PATH") { Description = line.Text("文件或文件夹（DOCX、TXT、Markdown）", "file or folder (DOCX, text, Markdown)") };
        var title = new Option<string?>("--title") { Description = line.Text("标题（单个文件）", "title (one file)") };
        var date = new Option<string?>("--date") { Description = line.Text("文本日期：通过、公布或最近修正之日（单个文件）", "day of the text: passed, published or last amended (one file)") };
        var command = new Command("import", line.Text("收入官方文本；同一文本不重复收入，新日期的文本为新版本", "take official texts in; the same text is taken once, another date is a new version")) { path, title, date };
        line.Act(command, (session, parsed, cancellation) =>
        {
            var day = DayOption.Parse("--date", parsed.GetValue(date));
            var readings = Progress.During(session, progress =>
            {
                List<LawReading> read = [];
                foreach (var reading in LawFolder.Read(parsed.GetValue(path)!, parsed.GetValue(title), day, session.Notice, cancellation))
                {
                    read.Add(reading);
                    progress.Report(new ImportStep(new("读取", "reading"), read.Count, read.Count));
                }

                return read;
            });
            List<LawDocument> documents = [.. readings.Select(r => r.Document).OfType<LawDocument>()];
            var receipts = documents.Count == 0 ? [] : new LawStore(session.CatalogPath).Add(documents, cancellation);
            foreach (var reading in readings)
            {
                foreach (var notice in reading.Notices)
                    session.Notice(new($"{Path.GetFileName(reading.Path)}：{notice.Zh}", $"{Path.GetFileName(reading.Path)}: {notice.En}"));
                if (reading.Refusal is { } refusal)
                    Console.Error.WriteLine(refusal.In(session.Language));
            }

            var refused = readings.Where(r => r.Refusal is not null).ToList();
            if (session.Json)
                JsonOut.Write(w => Write(w, session, receipts, refused));
            else
                Print(session, receipts, refused.Count);
            return refused.Count == 0 ? 0 : (int)FaultClass.Input;
        });
        return command;
    }

    private static void Print(Session session, IReadOnlyList<LawReceipt> receipts, int refused)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("标题", "title"), session.Text("文本日期", "text of"), session.Text("版本", "version"), session.Text("条文", "provisions"), session.Text("状态", "state"), session.Text("内容摘要", "digest"));
        foreach (var r in receipts)
        {
            string state = !r.IsNew ? session.Text("已有，未重复收入", "there already")
                : r.SameDate ? session.Text("新版本（同日期的另一文本）", "new version (another text of that date)") : session.Text("已收入", "taken in");
            table.AddRow(Markup.Escape(r.Document.Title), JsonOut.Day(r.Document.Date), $"{r.Version}", $"{LawDocument.Divided(r.Document.Body).Provisions.Length}", state, r.Document.Digest[..19]);
        }

        if (receipts.Count > 0)
            session.Out.Write(table);
        session.Out.WriteLine(session.Text(
            $"收入 {receipts.Count(r => r.IsNew)} 份，已有 {receipts.Count(r => !r.IsNew)} 份，拒绝 {refused} 份",
            $"{receipts.Count(r => r.IsNew)} taken in, {receipts.Count(r => !r.IsNew)} there already, {refused} refused"));
    }

    private static void Write(Utf8JsonWriter w, Session session, IReadOnlyList<LawReceipt> receipts, IReadOnlyList<LawReading> refused)
    {
        w.WriteStartArray();
        foreach (var r in receipts)
        {
            w.WriteStartObject();
            w.WriteString("state", r.IsNew ? "imported" : "known");
            w.WriteString("file", r.Document.SourceFile);
            w.WriteString("title", r.Document.Title);
            w.WriteString("text_date", JsonOut.Day(r.Document.Date));
            w.WriteNumber("version", r.Version);
            w.WriteString("digest", r.Document.Digest);
            w.WriteNumber("provisions", LawDocument.Divided(r.Document.Body).Provisions.Length);
            w.WriteEndObject();
        }

        foreach (var r in refused)
        {
            w.WriteStartObject();
            w.WriteString("state", "refused");
            w.WriteString("file", Path.GetFileName(r.Path));
            w.WriteString("error", r.Refusal!.In(session.Language));
            w.WriteEndObject();
        }

        w.WriteEndArray();
    }

    private static Command List(CommandLine line)
    {
        var command = new Command("list", line.Text("列出收入的文本，以及规则库引用而未收入的法律文件", "the texts taken in, and instruments of the rule base that have none"));
        line.Act(command, (session, _, _) =>
        {
            var library = new LawStore(session.CatalogPath).Library() ?? new LawLibrary([]);
            var without = session.Rules.Instruments.Where(i => library.TextOf(i) is null).ToList();
            if (session.Json)
                JsonOut.Write(w => Write(w, session, library, without));
            else
                Print(session, library, without);
            return 0;
        });
        return command;
    }

    private static void Print(Session session, LawLibrary library, List<Instrument> without)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("标题", "title"), session.Text("文本日期", "text of"), session.Text("版本", "version"), session.Text("规则库中的法律文件", "instrument of the rule base"), session.Text("内容摘要", "digest"));
        foreach (var text in library.Entries)
            table.AddRow(Markup.Escape(text.Title), JsonOut.Day(text.Date), $"{text.Version}", Markup.Escape(Instruments(text, library, session.Rules)), text.Digest[..19]);
        if (library.Entries.Length > 0)
            session.Out.Write(table);
        else
            session.Out.WriteLine(session.Text("法规库是空的。用 ecogis law import 收入官方文本。", "The law library is empty. Take official texts in with ecogis law import."));
        if (without.Count > 0)
        {
            session.Out.WriteLine(session.Text("未收入（报告只引条号和概述）：", "none (reports cite and summarise):"));
            foreach (var instrument in without)
                session.Out.WriteLine($"  {session.Text(instrument.Title)}");
        }
    }

    private static string Instruments(LawEntry text, LawLibrary library, RuleBase rules) =>
        string.Join(", ", LawLibrary.InstrumentsOf(text, rules).Select(i => ReferenceEquals(library.TextOf(i), text) ? i.Id : $"({i.Id})"));

    private static void Write(Utf8JsonWriter w, Session session, LawLibrary library, List<Instrument> without)
    {
        w.WriteStartObject();
        w.WriteStartArray("texts");
        foreach (var text in library.Entries)
        {
            w.WriteStartObject();
            LawShow.WriteHead(w, text);
            w.WriteStartArray("instruments");
            foreach (var instrument in LawLibrary.InstrumentsOf(text, session.Rules).Where(i => ReferenceEquals(library.TextOf(i), text)))
                w.WriteStringValue(instrument.Id);
            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartArray("without_text");
        foreach (var instrument in without)
            w.WriteStringValue(instrument.Id);
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static Command Show(CommandLine line)
    {
        var instrument = new Argument<string>("INSTRUMENT") { Description = line.Text("法律文件的编号或标题", "id or title of the instrument") };
        var article = new Argument<string?>("ARTICLE") { Description = line.Text("条款，如 第二十六条第二款 或 26-2", "provision, such as 第二十六条第二款 or 26-2"), Arity = ArgumentArity.ZeroOrOne };
        var date = new Option<string?>("--date") { Description = line.Text("不晚于该日的最新文本", "the newest text not later than this day") };
        var command = new Command("show", line.Text("显示原文", "the words of a text")) { instrument, article, date };
        line.Act(command, (session, parsed, _) => LawShow.Run(session, parsed.GetValue(instrument)!, parsed.GetValue(article), DayOption.Parse("--date", parsed.GetValue(date))));
        return command;
    }
}
