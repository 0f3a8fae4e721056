using System.Globalization;

namespace EcoGis;

/// <summary>
/// Streams the group codes of an ASCII DXF before GDAL reads it (RELIABILITY 30): how many entities it holds once every block is inserted, how deep
/// blocks are nested, how many entities are curved, and in which unit it says it is drawn. Holds the names of blocks, never the file. DXF reference of
/// AutoCAD 2000 and later; binary DXF is refused.
/// </summary>
internal static class DxfScan
{
    private const int Deepest = 16;

    /// <summary>AutoCAD 2007: from here on texts are UTF-8.</summary>
    private const string Utf8Since = "AC1021";

    private static readonly Bilingual Curves = new(
        "{0} 个曲线图元由 GDAL 按每 0.25° 一点折线化：半径 4.2 km 以内弦高不超过 0.01 米（第一个：{1}）",
        "{0} curved entities were turned into chords of 0.25° by GDAL, within 0.01 m up to a radius of 4.2 km (first: {1})");

    private static readonly string[] s_curved = ["ARC", "CIRCLE", "ELLIPSE", "SPLINE"];

    /// <summary>Parts of another entity.</summary>
    private static readonly string[] s_parts = ["VERTEX", "SEQEND", "ATTRIB", "ATTDEF", "ENDBLK", "ENDSEC", "SECTION", "EOF"];

    public static GdalScan Check(string path, ReadOptions options, NoticeList notices, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        using var groups = new DxfGroups(path, where);
        Contents drawing = new(), open = drawing;
        Dictionary<string, Contents> blocks = new(StringComparer.OrdinalIgnoreCase);
        string section = "", entity = "", variable = "";
        bool inBlock = false, named = false, curved = false, isUtf8 = false, saysCodePage = false;
        while (groups.Read(ct))
        {
            switch (groups.Code)
            {
                case 0:
                    entity = groups.Value;
                    curved &= entity == "VERTEX"; // of one polyline
                    if (entity == "BLOCK")
                        (inBlock, named, open) = (true, false, new Contents());
                    else if (entity == "ENDBLK")
                        (inBlock, open) = (false, drawing);
                    else if ((section == "ENTITIES" || inBlock) && !s_parts.Contains(entity))
                        open.Begin(entity);
                    if (s_curved.Contains(entity))
                        notices.Count(Curves, where with { Line = groups.Line });
                    break;
                case 2 when entity == "SECTION":
                    section = groups.Value;
                    break;
                case 2 when entity == "BLOCK" && !named:
                    (named, blocks[groups.Value]) = (true, open);
                    break;
                case 2 when entity == "INSERT":
                    open.Name(groups.Value);
                    break;
                case 70 or 71 when entity == "INSERT":
                    open.Repeat(groups.Number);
                    break;
                case 42 when entity is "LWPOLYLINE" or "VERTEX" && !curved && groups.Number != 0:
                    curved = true;
                    notices.Count(Curves, where with { Line = groups.Line });
                    break;
                case 9:
                    variable = groups.Value;
                    break;
                case 1 when variable == "$ACADVER" && section == "HEADER":
                    isUtf8 = string.CompareOrdinal(groups.Value, Utf8Since) >= 0;
                    break;
                case 3 when variable == "$DWGCODEPAGE" && section == "HEADER":
                    saysCodePage = true;
                    break;
                case 70 when variable == "$INSUNITS" && section == "HEADER":
                    variable = "";
                    NoteUnit((int)groups.Number, notices);
                    break;
            }
        }

        options.Limits.CheckFeatures(drawing.Expanded(blocks, new Stack<Contents>(), where), where);
        // GDAL 3.6 goes by the code page alone, which newer drawings state beside texts in UTF-8
        return new GdalScan(options.Encoding ?? (groups.IsAscii ? null : isUtf8 && groups.IsUtf8 ? "UTF-8" : saysCodePage ? null : Guessed(groups, notices)));
    }

    private static string Guessed(DxfGroups groups, NoticeList notices)
    {
        string encoding = groups.IsUtf8 ? "UTF-8" : "CP936";
        notices.Add(new("DXF 未注明文字编码，按 {0} 读取", "the DXF does not state its encoding; read as {0}"), encoding);
        return encoding;
    }

    private static void NoteUnit(int unit, NoticeList notices)
    {
        if (unit is not (0 or 6))
            notices.Add(new("DXF 的插入单位（$INSUNITS）是 {0}，不是米；按坐标系的单位读取，坐标不换算", "the DXF's insertion unit ($INSUNITS) is {0}, not metres; coordinates are taken as they are, in the unit of the CRS"),
                unit switch { 1 => "inch", 2 => "foot", 4 => "mm", 5 => "cm", 7 => "km", _ => unit.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>What a block, or the drawing, holds: entities of its own and insertions of other blocks.</summary>
    private sealed class Contents
    {
        private readonly List<(string Block, long Times)> inserts = [];
        private long own;
        private long? expanded;

        public void Begin(string entity)
        {
            if (entity == "INSERT")
                inserts.Add(("", 1));
            else
                own++;
        }

        public void Name(string block)
        {
            if (inserts.Count > 0)
                inserts[^1] = (block, inserts[^1].Times);
        }

        public void Repeat(double times)
        {
            if (inserts.Count > 0)
                inserts[^1] = (inserts[^1].Block, Times(inserts[^1].Times, Math.Max(1, (long)Math.Clamp(times, 0, short.MaxValue))));
        }

        public long Expanded(Dictionary<string, Contents> blocks, Stack<Contents> above, Place where)
        {
            if (expanded is { } known)
                return known;
            above.Push(this);
            long sum = own;
            foreach ((string name, long times) in inserts)
            {
                if (!blocks.TryGetValue(name, out Contents? block))
                    continue;
                if (above.Count > Deepest || above.Contains(block))
                    throw new Fault(GdalFaults.DxfBlocks, where, Deepest, NoticeList.Sample(name)).Raise();
                sum = Math.Min(long.MaxValue / 2, sum + Times(times, block.Expanded(blocks, above, where)));
            }

            above.Pop();
            expanded = sum;
            return sum;
        }

        private static long Times(long a, long b) => b != 0 && a > long.MaxValue / 4 / b ? long.MaxValue / 4 : a * b;
    }
}
