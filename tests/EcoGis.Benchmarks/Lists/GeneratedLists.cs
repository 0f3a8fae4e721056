using System.Globalization;
using System.Text;

namespace EcoGis.Benchmarks.Lists;

/// <summary>
/// A made-up pack of the size of a large city's: 134 units as a grid of squares, and a table of 107,000 conditions over 437 industries, 1 in 8 of them with an
/// exception, with lines of the levels above. The same for every run; no unit or word in it is real (codes 9xxx).
/// </summary>
internal static class GeneratedLists
{
    public const int Units = 134, Conditions = 107_000, Industries = 437;

    private const double West = 104.40, South = 31.20, Side = 0.01;
    private const int Columns = 12;

    private static readonly string[] s_dimensions = ["空间布局约束", "污染物排放管控", "环境风险防控", "资源开发利用效率"];
    private static readonly (string Verb, string Effect)[] s_verbs = [("禁止", "prohibited"), ("严格控制", "restricted"), ("鼓励", "advice")];

    public static string CodeOf(int unit) => string.Create(CultureInfo.InvariantCulture, $"ZH5106042{9000 + unit}");

    /// <summary>Full codes of four digits, evenly from the table.</summary>
    public static string[] IndustryCodes(IndustryTable table)
    {
        string[] all = [.. table.All.Where(c => c.Code.Length == 5).Select(c => c.Code)];
        return [.. Enumerable.Range(0, Industries).Select(i => all[(int)((long)i * all.Length / Industries)])];
    }

    /// <summary>A closed square of the grid, degrees of EPSG:4490.</summary>
    public static string Square(int unit, double inset)
    {
        double west = West + (unit % Columns * Side) + inset, south = South + (unit / Columns * Side) + inset, side = Side - (2 * inset);
        return string.Create(CultureInfo.InvariantCulture, $"[[[{west:R},{south:R}],[{west + side:R},{south:R}],[{west + side:R},{south + side:R}],[{west:R},{south + side:R}],[{west:R},{south:R}]]]");
    }

    public static void WriteLayer(string path) => File.WriteAllText(path, "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(",\n", Enumerable.Range(0, Units).Select(u =>
        $"{{\"type\":\"Feature\",\"properties\":{{\"HJGKDYBM\":\"{CodeOf(u)}\",\"HJGKDYMC\":\"示范单元{u}\",\"管控类型\":\"产业重点管控单元\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{Square(u, 0)}}}}}")) + "]}");

    public static void WriteSite(string path) => File.WriteAllText(path,
        $"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"name\":\"示范地块\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{Square(67, 0.004)}}}}}]}}");

    public static void WriteTable(string path, string[] industries)
    {
        using StreamWriter text = new(path, false, new UTF8Encoding(false));
        text.Write("层级,适用范围,单元类型,单元编码,维度,要求,条件\n");
        text.Write("省级,510000,,,空间布局约束,禁止在示范区新建钢铁项目,\"{effect: prohibited, activity: {industry: {groups: [steel]}, nature: [new]}}\"\n");
        text.Write("单元普适,510604,产业重点管控单元,,污染物排放管控,新增排放实行等量替代,\n");
        for (int i = 0; i < Conditions; i++)
        {
            int unit = i % Units, nth = i / Units;
            string industry = industries[(nth + (unit * 3)) % industries.Length], dimension = s_dimensions[nth / industries.Length % s_dimensions.Length];
            var (verb, effect) = s_verbs[(nth + unit) % s_verbs.Length];
            bool except = i % 8 == 0;
            text.Write(FormattableString.Invariant(
                $"单元特性,,,{CodeOf(unit)},{dimension},{verb}新建、扩建 {industry} 类项目{(except ? "，改建的除外" : "")}（{nth}）,\"{{effect: {effect}, activity: {{industry: {{codes: [{industry}]}}, nature: [new, expand]}}{(except ? ", except: [{nature: [rebuild]}]" : "")}}}\"\n"));
        }
    }
}
