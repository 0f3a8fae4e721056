using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis register export --out FILE</c>: a workbook, the entries alone as CSV, or a GeoPackage with their boundaries.</summary>
internal static class RegisterExport
{
    public static Command Build(CommandLine line)
    {
        var output = new Option<string>("--out") { Description = line.Text(".xlsx、.csv 或 .gpkg 文件；已有的会被替换", ".xlsx, .csv or .gpkg; an existing one is replaced"), Required = true };
        var command = new Command("export", line.Text("导出台账", "export the registers")) { output };
        var selection = new RegisterSelection(line, command);
        line.Act(command, (session, parsed, cancellation) =>
        {
            string path = Path.GetFullPath(parsed.GetValue(output)!);
            OutputFile.DemandOther(path, session.CatalogPath);
            var entries = selection.Of(session, parsed, withText: true);
            var language = session.Language;
            Sheet[] sheets =
            [
                RegisterSheets.Entries(entries, language), RegisterSheets.History(entries, language), RegisterSheets.Screenings(entries),
                RegisterSheets.Findings(entries, language), RegisterSheets.Questions(entries, language),
            ];
            cancellation.ThrowIfCancellationRequested();
            Write(session, path, sheets, entries, RegisterSheets.About(new ExportNote(
                Path.GetFileName(session.CatalogPath), selection.Words(parsed), DayOption.Today, Installation.Version, session.Rules.Version), entries, language));
            session.Notice(new($"已写入 {path}：{entries.Count} 条", $"wrote {path}: {entries.Count} entries"));
            if (session.Json)
                JsonOut.Write(w => { w.WriteStartObject(); w.WriteString("out", path); w.WriteNumber("entries", entries.Count); w.WriteEndObject(); });
            return 0;
        });
        return command;
    }

    private static void Write(Session session, string path, Sheet[] sheets, IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Sheet about)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            switch (Path.GetExtension(path).ToLowerInvariant())
            {
                case ".xlsx":
                    if (sheets.FirstOrDefault(s => s.Rows.Count > WorkbookWriter.MostRows) is { } large)
                        throw new Fault(CliFaults.TooManyRows, Place.None, large.Title, large.Rows.Count, WorkbookWriter.MostRows).Raise();
                    OutputFile.Replace(path, stream => WorkbookWriter.Write(stream, [.. sheets, about], session.Language));
                    break;
                case ".csv":
                    OutputFile.Replace(path, stream => SheetText.WriteCsv(stream, sheets[0]));
                    break;
                case ".gpkg":
                    RegisterGeoPackage.Write(path, sheets, entries, session);
                    break;
                default:
                    throw new Fault(CliFaults.ExportFormat, Place.None, Path.GetFileName(path)).Raise();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = path }, e.Message).Raise(e);
        }
    }
}
