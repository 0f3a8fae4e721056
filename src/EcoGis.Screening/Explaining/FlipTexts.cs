namespace EcoGis;

/// <summary>The sentences of changes that turn an answer over, and of those that do not, Chinese and English.</summary>
internal static class FlipTexts
{
    public static readonly Bilingual Moved = new("整体向{0}（坐标方位角 {1:0.#}°）平移 {2:0.#} m", "the whole site moved {2:0.#} m to the {0} (grid azimuth {1:0.#}°)");
    public static readonly Bilingual Metres = new("平移 {0:0.#} m", "moved {0:0.#} m");
    public static readonly Bilingual AsItIs = new("现状", "as it is");
    public static readonly Bilingual CutOff = new("去掉压占部分后剩 {0:0.##} m²（{1:0.##} %，{2} 块）", "without the part inside, {0:0.##} m² are left ({1:0.##} %, {2} piece(s))");
    public static readonly Bilingual CutBack = new("退让后剩 {0:0.##} m²（{1:0.##} %，{2} 块）", "drawn back, {0:0.##} m² are left ({1:0.##} %, {2} piece(s))");
    public static readonly Bilingual CutLine = new("去掉压占部分后剩 {0:0.##} m（{1:0.##} %，{2} 段）", "without the part inside, {0:0.##} m are left ({1:0.##} %, {2} piece(s))");
    public static readonly Bilingual KeptInside = new("只留区内部分，剩 {0:0.##} m²（{1:0.##} %，{2} 块）", "only the part inside is kept, {0:0.##} m² ({1:0.##} %, {2} piece(s))");
    public static readonly Bilingual Left = new("剩 {0:0.##} m²", "{0:0.##} m² left");
    public static readonly Bilingual OfIndustry = new("行业改为 {0}", "industry {0}");
    public static readonly Bilingual OfNature = new("建设性质改为{0}", "nature of construction: {0}");
    public static readonly Bilingual OfFact = new("{0}：{1}", "{0}: {1}");
    public static readonly Bilingual OnDay = new("筛查日期 {0:yyyy-MM-dd}", "screened as of {0:yyyy-MM-dd}");

    public static readonly Bilingual NoPlace = new("规则在适用地域内一律适用，与位置无关", "the rule holds anywhere in its territory");
    public static readonly Bilingual MovesNothing = new("{0} 个方向、{1:0.#} km 以内没有找到", "none found in {0} directions up to {1:0.#} km");
    public static readonly Bilingual MovesNotThere = new("向最近的区平移，{0:0.#} km 以内没有找到", "none found towards the nearest zone, up to {0:0.#} km");
    public static readonly Bilingual NothingLeft = new("整个地块都在其内，去掉后没有剩余", "the whole site lies inside: nothing would be left");
    public static readonly Bilingual NothingInside = new("整个地块都在区外，没有可保留的部分", "the whole site lies outside: nothing could be kept");
    public static readonly Bilingual CutsNothing = new("裁去压占部分也不改变", "cutting off the part inside does not change it");
    public static readonly Bilingual NotDrawn = new("没有得到能用筛查确认的裁剪线", "no cut was found that the screening confirms");
    public static readonly Bilingual TooFine = new("附近的管控区图形太细，未画出裁剪线", "the zones nearby are drawn too finely; no cut was drawn");
    public static readonly Bilingual PointsStay = new("点状地块没有可裁去的部分", "a site of points has no part to cut off");
    public static readonly Bilingual NoZones = new("没有涉及具体管控区的发现", "no finding is about a zone");
    public static readonly Bilingual NotAsked = new("规则不问这一项", "the rule does not ask it");
    public static readonly Bilingual IndustryUnstated = new("行业未说明", "the industry is not stated");
    public static readonly Bilingual NatureUnstated = new("建设性质未说明", "the nature of construction is not stated");
    public static readonly Bilingual FactsUnstated = new("相关情况未说明，见“尚待回答”", "the facts are not stated: see the open questions");
    public static readonly Bilingual NoOther = new("换成任何其他一种都不改变", "no other value alone changes it");
    public static readonly Bilingual NoOtherAnswer = new("逐项改动一个回答都不改变", "no change of a single answer changes it");
    public static readonly Bilingual NoBound = new("规则和所用图层最近的起止日期都不改变", "none of the nearest first and last days of rules and layers changes it");
    public static readonly Bilingual Ended = new("试算次数已到上限，未查完", "the search reached its bound before its end");

    private static readonly Bilingual[] Winds =
        [new("北", "north"), new("东北", "north-east"), new("东", "east"), new("东南", "south-east"), new("南", "south"), new("西南", "south-west"), new("西", "west"), new("西北", "north-west")];

    private static readonly Bilingual Hectares = new("压占 {0:0.####} 公顷", "{0:0.####} ha shared");
    private static readonly Bilingual SquareMetres = new("压占 {0:0.##} m²", "{0:0.##} m² shared");

    /// <summary>In hectares, as laws name them, from one hectare on.</summary>
    public static Bilingual Strip(double squareMetres) => squareMetres >= 10_000 ? Hectares.Format(squareMetres / 10_000) : SquareMetres.Format(squareMetres);

    public static Bilingual Wind(double azimuth) => Winds[(int)Math.Round(azimuth / 45) % 8];
}
