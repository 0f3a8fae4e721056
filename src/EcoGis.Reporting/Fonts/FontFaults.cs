namespace EcoGis;

/// <summary>Messages about fonts for drawn maps, 601x. Pages need none: their text is text.</summary>
public static class FontFaults
{
    private static readonly Bilingual s_nothing = new("未生成带地图图片的文件", "no file with drawn maps was written");

    private static readonly Bilingual s_install = new(
        "安装一种中文字体（Debian、Ubuntu：apt install fonts-wqy-microhei；Fedora：google-noto-sans-cjk-fonts；Windows、macOS 自带），或用环境变量 ECOGIS_FONT 指明字体文件",
        "install a Chinese font (Debian, Ubuntu: apt install fonts-wqy-microhei; Fedora: google-noto-sans-cjk-fonts; Windows and macOS have one), or name a font file in the environment variable ECOGIS_FONT");

    public static readonly FaultKind NoFont = new("ECO-6010", FaultClass.System,
        new("没有找到能写中文的字体；找过 {0}", "no font that has Chinese was found; looked in {0}"), s_nothing, s_install);

    public static readonly FaultKind GlyphMissing = new("ECO-6011", FaultClass.System,
        new("字体没有“{0}”中的字符 {1}；用过的字体：{2}", "the fonts lack {1}, which stands in '{0}'; fonts used: {2}"),
        new("图上会缺字，因此未生成带地图图片的文件", "the map would lack it, so no file with drawn maps was written"),
        new("安装字符更全的字体（如 fonts-noto-cjk、fonts-hanazono），或在 ECOGIS_FONT 中用分号追加一个字体文件", "install a font with more characters (fonts-noto-cjk, fonts-hanazono), or add a font file to ECOGIS_FONT after a semicolon"));

    public static readonly FaultKind FontUnreadable = new("ECO-6012", FaultClass.Usage,
        new("ECOGIS_FONT 指明的 {0} 不是能读取的字体文件", "{0}, named in ECOGIS_FONT, is no font file that can be read"), s_nothing,
        new("写字体文件（.ttf、.ttc、.otf）的路径，几个之间用分号分开", "write the path of a font file (.ttf, .ttc, .otf), several with semicolons between them"));

    public static readonly FaultKind NoDrawing = new("ECO-6013", FaultClass.System,
        new("绘图库不能在本机加载：{0}", "the drawing library cannot be loaded on this machine: {0}"), s_nothing,
        new("请使用随附 libSkiaSharp 的发布（linux-x64、win-x64），或者只输出 html、json、xlsx、gpkg", "use a release with libSkiaSharp for this machine (linux-x64, win-x64), or write html, json, xlsx and gpkg only"));
}
