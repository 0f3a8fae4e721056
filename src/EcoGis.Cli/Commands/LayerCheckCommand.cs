using System.CommandLine;
using System.Globalization;

namespace EcoGis;

/// <summary><c>ecogis layer check NAME[@version]|FILE</c>: looks at a whole layer, of the catalog or before its import, and publishes nothing.</summary>
internal static class LayerCheckCommand
{
    public static Command Build(CommandLine line)
    {
        var target = new Argument<string>("NAME|FILE") { Description = line.Text("目录库中的 图层名[@版本]，或一个图层文件", "NAME[@VERSION] of the catalog, or a layer file") };
        var kind = new Option<string?>("--kind") { Description = line.Text("区类；检查文件时必须写明", "zone kind; a file needs it") };
        var name = new Option<string?>("--name") { Description = line.Text("与目录库中哪个图层的最新版比较，默认为区类同名图层", "the catalog's layer whose newest version the file is compared with, default the kind's") };
        var from = new Option<string?>("--valid-from") { Description = line.Text("文件的生效日期 年-月-日", "first day the file holds, yyyy-mm-dd") };
        var coverage = new Option<string?>("--coverage") { Description = line.Text("文件的完整范围：面文件，或 extent（自身外接矩形）", "where the file is complete: a polygon file, or extent") };
        var accuracy = new Option<double?>("--accuracy") { Description = line.Text("文件的定位精度（m）", "positional accuracy of the file in m") };
        var map = new Option<string[]>("--map-field") { Description = line.Text("标准字段=列名", "STD=COLUMN") };
        var set = new Option<string[]>("--set") { Description = line.Text("标准字段=常量", "FIELD=VALUE for all features") };
        var @out = new Option<string?>("--out") { Description = line.Text("把有问题的位置写入 GeoPackage", "write the places in question to a GeoPackage") };
        var command = new Command("check", line.Text("检查整个图层：空隙、重叠、编码、截断的文字、覆盖、与上一版的差异", "check a whole layer: gaps, overlaps, codes, texts cut off, cover, changes since the last version"))
        {
            target, kind, name, from, coverage, accuracy, map, set, @out,
        };
        var reading = new ReadingOptions(line, command);
        var repair = new RepairOptions(line);
        repair.AddTo(command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            string wanted = parsed.GetValue(target)!;
            if (parsed.GetValue(@out) is { } places)
                OutputFile.DemandOther(places, session.CatalogPath, wanted);
            var (check, crs) = File.Exists(wanted)
                ? Progress.During(session, progress => OfFile(session, wanted, progress))
                : Progress.During(session, progress => OfLayer(session, wanted, progress, cancellation));
            if (parsed.GetValue(@out) is { } path)
            {
                int written = CheckFile.Write(path, check, crs, session.Language);
                session.Notice(new($"{written} 处写入 {path}", $"{written} places written to {path}"));
            }

            if (session.Json)
                JsonOut.Write(w => { w.WriteStartObject(); CheckJson.WriteMembers(w, check); w.WriteEndObject(); });
            else
                CheckPrint.Result(session, check);
            return check.Worst == CheckSeverity.Error ? (int)FaultClass.Input : 0;

            (LayerCheckResult, Crs) OfFile(Session session, string path, IProgress<ImportStep> progress)
            {
                var zoneKind = session.Rules.Kind(parsed.GetValue(kind) ?? throw new Fault(CheckFaults.NeedsKind, Place.InFile(path), Path.GetFileName(path)).Raise());
                var request = new ImportRequest
                {
                    Name = parsed.GetValue(name),
                    ValidFrom = DayOption.Parse("--valid-from", parsed.GetValue(from)),
                    Accuracy = parsed.GetValue(accuracy),
                    MapField = CommandLine.Pairs("--map-field", parsed.GetValue(map)),
                    Set = CommandLine.Pairs("--set", parsed.GetValue(set)),
                    Coverage = reading.Coverage(parsed, parsed.GetValue(coverage), cancellation),
                    AllowOutside = true,
                    Repair = repair.From(parsed),
                    CheckOnly = true,
                };
                using var source = ImportSource.Open(path, reading.From(parsed), request.Repair, cancellation);
                var catalog = GeoPackageCatalog.ForImport(session.CatalogPath, session.Rules.Kinds, session.Notice);
                using var prepared = LayerImporter.Prepare(source, zoneKind, request, catalog, progress, cancellation);
                foreach (var notice in prepared.Notices)
                    session.Notice(notice);
                return (prepared.Check, prepared.Draft.Crs);
            }
        });
        return command;
    }

    private static (LayerCheckResult, Crs) OfLayer(Session session, string wanted, IProgress<ImportStep> progress, CancellationToken cancellation)
    {
        var (name, number) = VersionedName.Parse(wanted);
        var catalog = GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice);
        var version = catalog.Version(name, number);
        var before = catalog.History(name).LastOrDefault(h => h.Version < version.Version);
        var crs = version.Zones.Count > 0 ? version.Zones[0].Shape.Crs : Crs.Cgcs2000;
        return (LayerCheck.Of(
            new()
            {
                Kind = version.Kind,
                Crs = crs,
                Zones = version.Zones,
                Coverage = version.Coverage,
                Accuracy = version.Accuracy,
                ValidFrom = version.ValidFrom,
                Boundaries = ReferenceChecks.Boundaries(catalog),
                Previous = before is null ? null : catalog.Version(before.Name, before.Version),
                Where = new Place { Layer = $"{version.Name}@{version.Version}" },
            }, progress, cancellation), crs);
    }
}
