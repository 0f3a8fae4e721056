using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis layer export NAME[@version] --out FILE</c>: one layer version for other programs, in the format that the extension says.</summary>
internal static class LayerExportCommand
{
    public static Command Build(CommandLine line)
    {
        var name = new Argument<string>("NAME") { Description = line.Text("图层名或 图层名@版本", "NAME or NAME@VERSION") };
        var output = new Option<string>("--out")
        {
            Description = line.Text("文件：.gpkg、.gdb、.shp、.geojson、.kml、.fgb 或 .dxf；已有的文件会被替换", "file: .gpkg, .gdb, .shp, .geojson, .kml, .fgb or .dxf; an existing file is replaced"),
            Required = true,
        };
        var command = new Command("export", line.Text("导出一个图层版本（用 GDAL）", "export one layer version (by GDAL)")) { name, output };
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = Path.GetFullPath(parsed.GetValue(output)!);
            OutputFile.DemandOther(path, session.CatalogPath);
            var wanted = VersionedName.Parse(parsed.GetValue(name)!);
            var catalog = GeoPackageCatalog.Open(session.CatalogPath, session.Rules.Kinds, session.Notice);
            var version = catalog.Version(wanted.Name, wanted.Version);
            foreach (var notice in LayerExport.Write(version, catalog.Attributes(version), catalog.CrsOf(version), path, cancellation))
                session.Notice(notice);
            session.Notice(new($"已写入 {path}：{version.Name}@{version.Version}，{version.Zones.Count} 个要素", $"wrote {path}: {version.Name}@{version.Version}, {version.Zones.Count} features"));
            if (session.Json)
            {
                JsonOut.Write(w =>
                {
                    w.WriteStartObject();
                    w.WriteString("out", path);
                    w.WriteString("layer", version.Name);
                    w.WriteNumber("version", version.Version);
                    w.WriteNumber("features", version.Zones.Count);
                    w.WriteEndObject();
                });
            }

            return 0;
        });
        return command;
    }
}
