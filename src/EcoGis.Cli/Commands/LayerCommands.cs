using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis layer import|check|list|show|history|kinds</c>; <c>export</c> stands in <see cref="LayerExportCommand"/>.</summary>
internal static class LayerCommands
{
    public static Command Build(CommandLine line) => new("layer", line.Text("图层目录库", "the layer catalog"))
    {
        Import(line), LayerCheckCommand.Build(line), LayerExportCommand.Build(line), List(line), Show(line), History(line), Kinds(line),
    };

    private static Command Import(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = line.Text("图层文件", "layer file") };
        var kind = new Option<string>("--kind") { Description = line.Text("区类（见 layer kinds）", "zone kind (see layer kinds)"), Required = true };
        var name = new Option<string?>("--name") { Description = line.Text("目录库中的图层名，默认为区类；已有的名称须写明，导入为其新版本", "layer name in the catalog, default the kind; an existing one must be named and gets a new version") };
        var source = new Option<string?>("--source") { Description = line.Text("来源（单位、文号）", "source: who issued it, document number") };
        var licence = new Option<string?>("--licence") { Description = line.Text("使用许可", "licence") };
        var from = new Option<string?>("--valid-from") { Description = line.Text("生效日期 年-月-日", "first day it holds, yyyy-mm-dd") };
        var to = new Option<string?>("--valid-to") { Description = line.Text("失效日期（当日起不再有效）", "first day it no longer holds") };
        var coverage = new Option<string?>("--coverage") { Description = line.Text("完整范围：面文件，或 extent（自身外接矩形）；不写则只能作肯定回答", "where it is complete: a polygon file, or extent; without it the layer gives positive answers only") };
        var accuracy = new Option<double?>("--accuracy") { Description = line.Text("定位精度（m）", "positional accuracy in m") };
        var map = new Option<string[]>("--map-field") { Description = line.Text("标准字段=列名", "STD=COLUMN") };
        var set = new Option<string[]>("--set") { Description = line.Text("标准字段=常量", "FIELD=VALUE for all features") };
        var empty = new Option<bool>("--allow-empty") { Description = line.Text("允许空图层，表示“已核查，此处没有”", "an empty layer means: checked, none here") };
        var outside = new Option<bool>("--allow-outside") { Description = line.Text("允许图层大部分位于行政区界之外", "accept a layer mostly outside the administrative boundary") };
        var repair = new RepairOptions(line);
        var command = new Command("import", line.Text("校验并发布一个新的图层版本", "validate a layer and publish it as a new version"))
        {
            file, kind, name, source, licence, from, to, coverage, accuracy, map, set, empty, outside,
        };
        var reading = new ReadingOptions(line, command, corrects: true);
        repair.AddTo(command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var zoneKind = session.Rules.Kind(parsed.GetValue(kind)!);
            var request = new ImportRequest
            {
                Name = parsed.GetValue(name),
                Source = parsed.GetValue(source),
                Licence = parsed.GetValue(licence),
                ValidFrom = DayOption.Parse("--valid-from", parsed.GetValue(from)),
                ValidTo = DayOption.Parse("--valid-to", parsed.GetValue(to)),
                Accuracy = parsed.GetValue(accuracy),
                MapField = CommandLine.Pairs("--map-field", parsed.GetValue(map)),
                Set = CommandLine.Pairs("--set", parsed.GetValue(set)),
                AllowEmpty = parsed.GetValue(empty),
                AllowOutside = parsed.GetValue(outside),
                Repair = repair.From(parsed),
                Coverage = reading.Coverage(parsed, parsed.GetValue(coverage), cancellation),
            };
            using var input = ImportSource.Open(parsed.GetValue(file)!, reading.From(parsed, BoundaryReference.Of(session)), request.Repair, cancellation);
            ReceiptText.Brief(session, input, cancellation);
            var catalog = GeoPackageCatalog.ForImport(session.CatalogPath, session.Rules.Kinds, session.Notice);
            var receipt = Progress.During(session, progress => LayerImporter.Import(input, zoneKind, request, catalog, progress, cancellation));
            Print(session, receipt);
            return 0;
        });
        return command;
    }

    private static Command List(CommandLine line)
    {
        var command = new Command("list", line.Text("列出现有图层的最新版本", "the newest version of every layer"));
        line.Act(command, (session, _, _) => PrintAll(session, Open(session).List()));
        return command;
    }

    private static Command History(CommandLine line)
    {
        var name = new Argument<string>("NAME");
        var command = new Command("history", line.Text("一个图层的全部版本", "every version of a layer")) { name };
        line.Act(command, (session, parsed, _) => PrintAll(session, Open(session).History(parsed.GetValue(name)!)));
        return command;
    }

    private static Command Show(CommandLine line)
    {
        var name = new Argument<string>("NAME") { Description = line.Text("图层名或 图层名@版本", "NAME or NAME@VERSION") };
        var command = new Command("show", line.Text("显示一个图层版本", "one layer version")) { name };
        line.Act(command, (session, parsed, _) =>
        {
            var wanted = VersionedName.Parse(parsed.GetValue(name)!);
            var shown = Open(session).Show(wanted.Name, wanted.Version);
            if (session.Json)
            {
                JsonOut.Write(w =>
                {
                    w.WriteStartObject();
                    WriteFields(w, shown.Summary);
                    w.WriteStartObject("classes");
                    foreach (var c in shown.Classes)
                        w.WriteNumber(c.Class, c.Zones);
                    w.WriteEndObject();
                    w.WriteStartObject("fields");
                    foreach (var f in shown.Fields)
                        w.WriteNumber(f.Field, f.Zones);
                    w.WriteEndObject();
                    w.WriteStartArray("extent_lonlat");
                    if (shown.Extent is { } e)
                    {
                        foreach (double ordinate in new[] { e.MinX, e.MinY, e.MaxX, e.MaxY })
                            w.WriteNumberValue(ordinate);
                    }

                    w.WriteEndArray();
                    w.WritePropertyName("check");
                    w.WriteRawValue(shown.Check?.Json ?? "null");
                    w.WritePropertyName("repair");
                    w.WriteRawValue(shown.Check?.Repair ?? "null");
                    w.WriteEndObject();
                });
                return 0;
            }

            var grid = new Grid().AddColumn().AddColumn();
            foreach (var (key, value) in Rows(session, shown.Summary))
                grid.AddRow(Markup.Escape(key), Markup.Escape(value));
            if (shown.Extent is { } extent)
                grid.AddRow(session.Text("经纬度范围", "extent (lon/lat)"), string.Create(CultureInfo.InvariantCulture, $"{extent.MinX:0.######}, {extent.MinY:0.######} – {extent.MaxX:0.######}, {extent.MaxY:0.######}"));
            grid.AddRow(session.Text("字段（有值的要素数）", "fields (zones with a value)"), Markup.Escape(string.Join("、", shown.Fields.Select(f => $"{f.Field} {f.Zones}"))));
            foreach (var c in shown.Classes)
            {
                string label = shown.Version.Kind.Classes.FirstOrDefault(k => k.Id == c.Class) is { } k ? session.Text(k.Name) : session.Text("（未分类）", "(no class)");
                string area = string.Create(CultureInfo.InvariantCulture, $"{c.EllipsoidalArea:#,0.00}");
                grid.AddRow(Markup.Escape(label), session.Text($"{c.Zones} 个，椭球面积 {area} m²", $"{c.Zones} zones, ellipsoidal area {area} m²"));
            }

            grid.AddRow(session.Text("整层检查", "check of the whole"), Markup.Escape(shown.Check is { } check
                ? $"{session.Text(LayerCheckResult.Words(check.Word))} {string.Join("、", check.Counts().Select(c => $"{c.Code} ×{c.Count}"))}"
                : session.Text(StoredCheck.None)));
            session.Out.Write(grid);
            foreach (var (what, why) in shown.Check?.NotMade(session.Language) ?? [])
                session.Out.WriteLine($"  {session.Text("未查", "not checked")}: {what} ({why})");
            if (shown.Check is { } found)
                CheckPrint.Lines(session, found.Lines(session.Language), found.Counts().Sum(c => c.Count));
            return 0;
        });
        return command;
    }

    private static Command Kinds(CommandLine line)
    {
        var command = new Command("kinds", line.Text("列出全部区类及其类别", "every zone kind with its classes"));
        line.Act(command, (session, _, _) =>
        {
            if (session.Json)
            {
                JsonOut.Write(w =>
                {
                    w.WriteStartArray();
                    foreach (var k in session.Rules.Kinds.Values)
                    {
                        w.WriteStartObject();
                        w.WriteString("id", k.Id);
                        w.WriteString("name", session.Text(k.Name));
                        w.WriteStartArray("classes");
                        foreach (var c in k.Classes)
                            w.WriteStringValue(c.Id);
                        w.WriteEndArray();
                        w.WriteEndObject();
                    }

                    w.WriteEndArray();
                });
                return 0;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns(session.Text("区类", "kind"), session.Text("名称", "name"), session.Text("类别（由严到宽）", "classes, strictest first"), session.Text("计量面积", "area of record"));
            foreach (var k in session.Rules.Kinds.Values)
            {
                table.AddRow(k.Id, Markup.Escape(session.Text(k.Name)), Markup.Escape(string.Join("、", k.Classes.Select(c => $"{c.Id} {session.Text(c.Name)}"))),
                    k.AreaOfRecord == AreaMeasure.Planar ? session.Text("平面", "planar") : session.Text("椭球", "ellipsoidal"));
            }

            session.Out.Write(table);
            return 0;
        });
        return command;
    }

    private static GeoPackageCatalog Open(Session session) => GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice);

    private static void Print(Session session, ImportReceipt receipt)
    {
        foreach (var notice in receipt.Notices)
            session.Notice(notice);
        var p = receipt.Published;
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                WriteFields(w, p);
                w.WriteStartObject("check");
                CheckJson.WriteMembers(w, receipt.Check);
                w.WriteEndObject();
                if (receipt.Repair is { } done)
                    CheckPrint.WriteRepair(w, done);
                w.WriteEndObject();
            });
            return;
        }

        session.Out.MarkupLineInterpolated($"[green]✓[/] {p.Name}@{p.Version}  {p.Kind}  {p.ZoneCount} {session.Text("个要素", "features")}  {p.Crs}  {p.Digest}");
        foreach (var (field, from) in receipt.Mapping)
            session.Out.MarkupLineInterpolated($"  {field} ← {from}");
        foreach (var (@class, count) in receipt.Classes)
            session.Out.MarkupLineInterpolated($"  {(@class.Length > 0 ? @class : session.Text("（未分类）", "(no class)"))}: {count}");
        if (receipt.Repair is { } repair)
            CheckPrint.Repair(session, repair);
        CheckPrint.Result(session, receipt.Check);
    }

    private static int PrintAll(Session session, IReadOnlyList<LayerSummary> layers)
    {
        if (session.Json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartArray();
                foreach (var layer in layers)
                {
                    w.WriteStartObject();
                    WriteFields(w, layer);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
            });
            return 0;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            session.Text("图层", "layer"), session.Text("版本", "version"), session.Text("区类", "kind"), session.Text("要素数", "features"), session.Text("有效期", "valid"),
            session.Text("精度 m", "accuracy m"), session.Text("完整范围", "coverage"), session.Text("来源", "source"), session.Text("摘要", "digest"));
        foreach (var l in layers)
        {
            table.AddRow(Markup.Escape(l.Name), $"{l.Version}", l.Kind, $"{l.ZoneCount}", $"{Day(l.ValidFrom)} – {Day(l.ValidTo)}", $"{l.Accuracy}",
                l.CoverageCount > 0 ? session.Text("有", "stated") : session.Text("无", "none"), Markup.Escape(Fault.Clean(l.Source)), l.Digest[..19] + "…");
        }

        session.Out.Write(table);
        return 0;
    }

    private static IEnumerable<(string Key, string Value)> Rows(Session session, LayerSummary l) =>
    [
        (session.Text("图层", "layer"), $"{l.Name}@{l.Version}"),
        (session.Text("区类", "kind"), $"{l.Kind} {session.Text(session.Rules.Kind(l.Kind).Name)}"),
        (session.Text("摘要", "digest"), l.Digest),
        (session.Text("来源", "source"), Fault.Clean(l.Source)),
        (session.Text("许可", "licence"), Fault.Clean(l.Licence ?? "—")),
        (session.Text("有效期", "valid"), $"{Day(l.ValidFrom)} – {Day(l.ValidTo)}"),
        (session.Text("定位精度", "accuracy"), $"{l.Accuracy} m"),
        (session.Text("坐标系", "CRS"), l.Crs),
        (session.Text("完整范围", "coverage"), l.CoverageCount > 0 ? session.Text($"{l.CoverageCount} 个面", $"{l.CoverageCount} polygons") : session.Text("未声明", "not stated")),
        (session.Text("标记", "flags"), l.Flags.Count > 0 ? string.Join(", ", l.Flags) : "—"),
        (session.Text("数据表", "table"), l.Table),
        (session.Text("发布时间 UTC", "published UTC"), l.Published),
    ];

    private static void WriteFields(Utf8JsonWriter w, LayerSummary l)
    {
        w.WriteString("name", l.Name);
        w.WriteNumber("version", l.Version);
        w.WriteString("kind", l.Kind);
        w.WriteString("digest", l.Digest);
        w.WriteNumber("features", l.ZoneCount);
        w.WriteString("crs", l.Crs);
        w.WriteString("source", l.Source);
        w.WriteString("licence", l.Licence);
        w.WriteString("valid_from", l.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        w.WriteString("valid_to", l.ValidTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        w.WriteNumber("accuracy_m", l.Accuracy);
        w.WriteNumber("coverage_polygons", l.CoverageCount);
        w.WriteStartArray("flags");
        foreach (string flag in l.Flags)
            w.WriteStringValue(flag);
        w.WriteEndArray();
        w.WriteString("table", l.Table);
        w.WriteString("published", l.Published);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";
}
