using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary>
/// <c>ecogis forest check A B</c>: the firm changes between two epochs, each held against permits, screened, and entered into the queue of changes, where people decide.
/// Earlier decisions stay. <c>--preview</c> enters nothing.
/// </summary>
internal static class ForestCheckCommand
{
    private const int MostRows = 40;

    public static Command Build(CommandLine line)
    {
        var before = new Argument<string>("A") { Description = line.Text("前期：图层（名称、名称@版本）或矢量文件", "the earlier epoch: layer (NAME, NAME@VERSION) or vector file") };
        var after = new Argument<string>("B") { Description = line.Text("后期", "the later epoch") };
        var from = new Option<string?>("--before-date") { Description = line.Text("前期时点，默认图层的生效日", "day of the earlier epoch, default the day from which the layer holds") };
        var to = new Option<string?>("--after-date") { Description = line.Text("后期时点", "day of the later epoch") };
        var preview = new Option<bool>("--preview") { Description = line.Text("只核对，不登记", "check only, enter nothing") };
        var by = new Option<string?>("--by") { Description = line.Text("登记人，默认本机用户名", "who enters it, default the user of this computer") };
        var output = new Option<string?>("--out") { Description = line.Text("档案文件夹：每个图斑一页、一份界址点 TXT，索引和 check.json、screening.json", "folder for dossiers: a page and a boundary TXT for each change, an index, check.json and screening.json") };
        var command = new Command("check", line.Text("变化图斑核查（森林督查、绿盾）：逐个比对许可、筛查管控区，登记待核；以前的结论保留", "check changes of forest: permits, protected zones, and the queue of what is to be checked; earlier decisions stay"))
        {
            before, after, from, to, preview, by, output,
        };
        var input = new ForestInput(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var book = session.Forest;
            var a = input.Epoch(session, parsed, parsed.GetValue(before), book, cancellation);
            var b = input.Epoch(session, parsed, parsed.GetValue(after), book, cancellation);
            var period = ChangePeriod.Between(a.Version, b.Version, DayOption.Parse("--before-date", parsed.GetValue(from)), DayOption.Parse("--after-date", parsed.GetValue(to)));
            var snapshot = GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice).Pin(input.Day(parsed));
            var plane = a.Plane();
            var change = ForestChange.Between(a, b, book, input.Units(session, parsed, plane, cancellation), plane, cancellation);
            var changes = LandChange.Of(change, period, session.ChangeActivities, cancellation);
            var run = new ForestCheckRun(session, RegisterStore.At(session.CatalogPath), parsed.GetValue(preview) ? null : new EntryAuthor(parsed.GetValue(by) ?? Environment.UserName, $"forest check {a.Label} {b.Label}"));
            var check = run.Check(change, changes, period, snapshot, cancellation);
            if (parsed.GetValue(output) is { } folder)
                new DossierOutput(session).Write(folder, check, DayOption.Today, cancellation);
            Report(session, check);
            return 0;
        });
        return command;
    }

    private static void Report(Session session, ForestCheck check)
    {
        foreach (var permit in check.Unlocated)
            session.Notice(new($"许可 {permit.Code} 的边界有图形错误或者不是面，未能比对", $"the boundary of permit {permit.Code} is broken or no polygon: it was held against nothing"));
        if (check.Noise is { Patches: > 0 } noise)
            session.Notice(new($"边界噪声 {noise.Patches} 处，{noise.Area:0.00} m²，窄于两期合并精度，不入台账", $"border noise, {noise.Patches} places and {noise.Area:0.00} m², thinner than the two epochs are accurate, is in no queue"));
        if (session.Json)
        {
            JsonOut.Write(w => ForestCheckJson.Write(w, check, session.Language));
            return;
        }

        session.Out.MarkupLineInterpolated($"[bold]{check.Comparison.Before.Label} → {check.Comparison.After.Label}[/]  {check.Period}  {session.Text(check.Register.Name)}{(check.Register.Verified ? "" : session.Text("（状态次序待核）", " (order of statuses unverified)"))}");
        foreach (var sheet in CheckSheets.Of(check, session.Language).Where(s => s.Rows.Count > 0))
            SheetTable.Print(session, sheet, MostRows, "cause", "findings");
        int isNew = check.Changes.Count(c => c.IsNew), open = check.Changes.Count(c => !c.IsNew && check.IsOpen(c));
        session.Out.WriteLine(session.Text(
            $"实质变化 {check.Changes.Length} 个：新发现 {isNew}，仍未办结 {open}，已办结 {check.Changes.Length - isNew - open}；不再出现 {check.Gone.Length}。状态由人用 register update 认定。",
            $"{check.Changes.Length} firm changes: {isNew} new, {open} still open, {check.Changes.Length - isNew - open} closed; {check.Gone.Length} gone. People decide the status with register update."));
    }
}
