using System.IO.Compression;
using System.Text;

namespace EcoGis.Tests;

/// <summary>XLSX files made part by part with a zip writer: what our reader must understand, and what it must refuse.</summary>
internal sealed class XlsxBuilder
{
    private readonly List<(string Name, string Xml)> _sheets = [];
    private readonly List<string> _shared = [];

    public string ContentType { get; set; } = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public bool WithMacros { get; set; }

    /// <param name="rows">Cells of each row; a cell beginning with '&lt;' is XML as it is, {A} in it the cell's name.</param>
    public XlsxBuilder Sheet(string name, IReadOnlyList<string[]> rows, string after = "", IReadOnlyList<int>? hidden = null)
    {
        StringBuilder xml = new("<sheetData>");
        for (int r = 0; r < rows.Count; r++)
        {
            xml.Append($"<row r=\"{r + 1}\"{(hidden?.Contains(r + 1) == true ? " hidden=\"1\"" : "")}>");
            for (int c = 0; c < rows[r].Length; c++)
            {
                string at = $"{(char)('A' + c)}{r + 1}", cell = rows[r][c];
                xml.Append(cell.StartsWith('<') ? cell.Replace("{A}", at, StringComparison.Ordinal) : cell.Length == 0 ? "" : $"<c r=\"{at}\" t=\"s\"><v>{SharedText(cell)}</v></c>");
            }

            xml.Append("</row>");
        }

        _sheets.Add((name, xml.Append("</sheetData>").Append(after).ToString()));
        return this;
    }

    public string Save(string path)
    {
        using ZipArchive zip = new(File.Create(path), ZipArchiveMode.Create);
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006/";
        Put("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"{ContentType}\"/></Types>");
        Put("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"r\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Put("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets>{string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"))}</sheets></workbook>");
        Put("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">{string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Relation}/worksheet\" Target=\"worksheets/s{i}.xml\"/>"))}"
            + $"<Relationship Id=\"t\" Type=\"{Relation}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"y\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/></Relationships>");
        Put("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
        Put("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{string.Concat(_shared.Select(s => $"<si><t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(s)}</t></si>"))}</sst>");
        foreach (var (i, sheet) in _sheets.Index())
            Put($"xl/worksheets/s{i}.xml", $"<worksheet xmlns=\"{Main}\">{sheet.Xml}</worksheet>");
        if (WithMacros)
            Put("xl/vbaProject.bin", "x");
        return path;

        void Put(string name, string text)
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    private int SharedText(string text)
    {
        int at = _shared.IndexOf(text);
        if (at < 0)
            _shared.Add(text);
        return at < 0 ? _shared.Count - 1 : at;
    }
}
