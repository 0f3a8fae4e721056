using System.IO.Compression;

namespace EcoGis;

/// <summary>
/// Looks through an Excel workbook (ECMA-376, .xlsx) before GDAL reads it (RELIABILITY 27, 37): macros are refused, unpacked sizes counted, its XML is held
/// to <see cref="SafeXml"/>; hidden rows, columns and sheets, merged cells and external links are noticed. Reads no values.
/// </summary>
internal static class WorkbookScan
{
    private const string Workbook = "xl/workbook.xml", Types = "[Content_Types].xml";

    private static readonly Bilingual HiddenRows = new("{0} 个隐藏行照常读入（第一处：{1}）", "{0} hidden row(s) are read like the others (first: {1})");
    private static readonly Bilingual HiddenColumns = new("{0} 组隐藏列照常读入（第一处：{1}）", "{0} group(s) of hidden columns are read like the others (first: {1})");
    private static readonly Bilingual HiddenSheets = new("{0} 个工作表是隐藏的（第一个：{1}）", "{0} sheet(s) are hidden (first: {1})");
    private static readonly Bilingual Merged = new("{0} 处合并单元格：只有左上角有值，其余为空（第一处：{1}）", "{0} merged ranges: only the first cell has the value, the others are empty (first: {1})");
    private static readonly Bilingual Linked = new("{0} 个外部链接未打开（第一个：{1}）", "{0} external link(s) were not opened (first: {1})");

    public static bool IsWorkbook(string path)
    {
        try
        {
            using ZipArchive zip = Open(path);
            return zip.GetEntry(Types) is not null && zip.GetEntry(Workbook) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static GdalScan Check(string path, ReadOptions options, NoticeList notices, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        UnpackLimit limit = new(options.Limits, where);
        try
        {
            using ZipArchive zip = Open(path);
            options.Limits.CheckEntries(zip.Entries.Count, where);
            if (zip.Entries.FirstOrDefault(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) is { } macros)
                throw new Fault(TableFaults.Macros, where, NoticeList.Sample(macros.FullName)).Raise();
            foreach (ZipArchiveEntry part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                using UnpackedStream stream = UnpackedStream.Of(part, limit);
                Place here = where with { Layer = NoticeList.Sample(part.Name) };
                bool sheet = part.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
                SafeXml.Read(stream, here, xml => Note(xml, part.FullName, sheet, here, notices), ct);
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new Fault(ArchiveFaults.Broken, where, NoticeList.Sample(e.Message)).Raise(e);
        }

        return new GdalScan();
    }

    private static ZipArchive Open(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), ZipArchiveMode.Read);

    private static void Note(System.Xml.XmlReader xml, string part, bool sheet, Place where, NoticeList notices)
    {
        if (sheet && xml.LocalName == "row" && xml.GetAttribute("hidden") is "1" or "true")
            notices.Count(HiddenRows, where with { Feature = xml.GetAttribute("r") });
        else if (sheet && xml.LocalName == "col" && xml.GetAttribute("hidden") is "1" or "true")
            notices.Count(HiddenColumns, where);
        else if (sheet && xml.LocalName == "mergeCell")
            notices.Count(Merged, where with { Field = xml.GetAttribute("ref") });
        else if (part == Workbook && xml.LocalName == "sheet" && xml.GetAttribute("state") is "hidden" or "veryHidden")
            notices.Count(HiddenSheets, where with { Layer = xml.GetAttribute("name") });
        else if (xml.LocalName == "externalReference")
            notices.Count(Linked, where);
        else if (part == Types && xml.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
            throw new Fault(TableFaults.Macros, where with { Layer = null }, "macroEnabled").Raise();
    }
}
