using System.Collections.Immutable;
using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis register add|list|show|update|rescreen|export|pack|kinds</c>.</summary>
internal static class RegisterCommands
{
    public static Command Build(CommandLine line) => new("register", line.Text("台账", "registers"))
    {
        Add(line), List(line), Show(line), Update(line), RegisterRescreen.Build(line), RegisterExport.Build(line), RegisterPack.Build(line), Kinds(line),
    };

    private static Command Add(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = line.Text("边界文件，一个要素一个条目", "boundaries, one entry for each feature") };
        var register = RegisterSelection.RegisterOption(line, line.Text("台账（见 register kinds），默认项目台账", "register (see register kinds), default projects"));
        var status = new Option<string?>("--status") { Description = line.Text("起始状态，默认该台账的第一个", "status to begin with, default the register's first") };
        var unit = new Option<string?>("--unit") { Description = line.Text("责任单位", "responsible unit") };
        var set = new Option<string[]>("--set") { Description = line.Text("台账字段=值，用于全部条目，如 valid_to=2026-12-31", "FIELD=VALUE of the register, for all entries, such as valid_to=2026-12-31") };
        var command = new Command("add", line.Text("把文件中的地块登记入台账；--field 还可用 status=列名、unit=列名、台账字段=列名", "enter the features of a file; --field also takes status=COLUMN, unit=COLUMN and FIELD=COLUMN of the register")) { file, register, status, unit, set };
        var author = new AuthorOptions(line, command);
        var asked = new ProposalOptions(line, command, screens: false);
        var reading = new ReadingOptions(line, command, corrects: true);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var into = session.Registers.Of(parsed.GetValue(register));
            var features = FeatureReader.Read(parsed.GetValue(file)!, reading.From(parsed, BoundaryReference.Of(session)), cancellation);
            var step = author.Step(parsed);
            var options = asked.Screening(parsed);
            EntryIntake intake = new(Accuracy(session, options, features), options.PlanarCrs?.Code, options.Repair);
            var entries = EntryReader.Read(features, asked.Request(parsed), into, parsed.GetValue(status), parsed.GetValue(unit), intake, session.Rules, CommandLine.Pairs("--set", parsed.GetValue(set)));
            var added = RegisterStore.At(session.CatalogPath).Add(into, entries, step, author.Author(parsed), cancellation);
            foreach (var notice in added.SelectMany(a => a.Proposal.Notices).Distinct())
                session.Notice(notice);
            if (added.Count == 0)
                session.Notice(new("文件中没有地块，未登记任何条目", "the file holds no feature; nothing was entered"));
            RegisterTable.Print(session, [.. added.Select(a => (into, a))]);
            return 0;
        });
        return command;
    }

    /// <summary>A register screens again from the coordinates it keeps: what correcting them added to the error is kept as the accuracy of the boundary.</summary>
    private static double? Accuracy(Session session, ScreenOptions options, FeatureFile features) => features.Correction is null ? options.Accuracy
        : Correction.Combined(options.Accuracy ?? session.Rules.District(session.District).AccuracyOf(features.Format), features.Correction);

    private static Command List(CommandLine line)
    {
        var command = new Command("list", line.Text("列出条目", "list the entries"));
        var selection = new RegisterSelection(line, command);
        line.Act(command, (session, parsed, _) =>
        {
            RegisterTable.Print(session, selection.Of(session, parsed, withText: false));
            return 0;
        });
        return command;
    }

    private static Command Show(CommandLine line)
    {
        var id = new Argument<string>("ID") { Description = line.Text("条目编号", "code of the entry") };
        var register = RegisterSelection.RegisterOption(line, line.Text("台账，编号在几个台账中都有时须指明", "register, where several have the code"));
        var command = new Command("show", line.Text("显示一个条目及其全部历史", "one entry with its whole history")) { id, register };
        line.Act(command, (session, parsed, _) =>
        {
            var (of, entry) = Find(session, parsed.GetValue(id)!, parsed.GetValue(register));
            EntryCard.Print(session, of, entry);
            return 0;
        });
        return command;
    }

    private static Command Update(CommandLine line)
    {
        var id = new Argument<string>("ID") { Description = line.Text("条目编号", "code of the entry") };
        var register = RegisterSelection.RegisterOption(line, line.Text("台账，编号在几个台账中都有时须指明", "register, where several have the code"));
        var status = new Option<string?>("--status") { Description = line.Text("新状态，如 整改", "new status") };
        var unit = new Option<string?>("--unit") { Description = line.Text("责任单位", "responsible unit") };
        var correct = new Option<bool>("--correct") { Description = line.Text("更正登记错误：不受先后次序限制，须有 --remark；原记录保留", "correct a wrong entry: any status may follow, a --remark is needed; the old line stays") };
        var industry = new Option<string?>("--industry") { Description = line.Text("行业代码", "GB/T 4754 code") };
        var nature = new Option<string?>("--nature") { Description = line.Text("new 新建、rebuild 改建、expand 扩建", "new, rebuild or expand") };
        var fact = new Option<string[]>("--fact") { Description = line.Text("事实=值（见 rules facts）", "FACT=VALUE (see rules facts)") };
        var set = new Option<string[]>("--set") { Description = line.Text("台账字段=值，如 valid_to=2026-12-31", "FIELD=VALUE of the register, such as valid_to=2026-12-31") };
        var command = new Command("update", line.Text("在一个条目的历史后加一条", "add a line to an entry's history")) { id, register, status, unit, correct, industry, nature, fact, set };
        var author = new AuthorOptions(line, command);
        line.Act(command, (session, parsed, _) =>
        {
            var (of, entry) = Find(session, parsed.GetValue(id)!, parsed.GetValue(register));
            var request = new ProposalRequest { Industry = parsed.GetValue(industry), Nature = parsed.GetValue(nature), Facts = CommandLine.Pairs("--fact", parsed.GetValue(fact)) };
            bool says = request.Industry is not null || request.Nature is not null || request.Facts.Count > 0;
            var stated = ProposalForm.ForAll(request, session.Rules);
            var change = new EntryChange(parsed.GetValue(status) is { } word ? of.Status(word) : null, parsed.GetValue(unit), says ? before => before.With(stated) : null,
                author.Step(parsed, parsed.GetValue(correct)))
            {
                Fields = CommandLine.Pairs("--set", parsed.GetValue(set)).ToImmutableSortedDictionary(f => of.Field(f.Key).Id, f => of.Field(f.Key).Parse(f.Value, Place.None), StringComparer.Ordinal),
            };
            EntryCard.Print(session, of, RegisterStore.At(session.CatalogPath).Append(of, entry.Code, change, author.Author(parsed)));
            return 0;
        });
        return command;
    }

    private static Command Kinds(CommandLine line)
    {
        var command = new Command("kinds", line.Text("列出台账及其状态", "the registers with their statuses"));
        line.Act(command, (session, _, _) =>
        {
            RegisterTable.PrintKinds(session);
            return 0;
        });
        return command;
    }

    internal static (Register Register, RegisterEntry Entry) Find(Session session, string code, string? register)
    {
        var book = session.Registers;
        var entry = RegisterStore.At(session.CatalogPath).Entry(code, register is null ? [.. book.All.Keys] : [book.Of(register).Id]);
        return (book.Of(entry.Register), entry);
    }
}
