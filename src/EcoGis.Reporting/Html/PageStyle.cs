namespace EcoGis;

/// <summary>The style sheet of every page: generic font families only, 1366 px screens and A4 print, nothing loaded from anywhere.</summary>
internal static class PageStyle
{
    /// <summary>Verdict colours differ in lightness as well as hue (Okabe and Ito 2008); word and icon carry the meaning.</summary>
    public static string BandClass(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => "v-no",
        Verdict.Undetermined => "v-open",
        Verdict.Conditional => "v-if",
        _ => "v-yes",
    };

    public const string Css = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0;background:#f3f3f0;color:#1b1b1b;font:15px/1.55 sans-serif}
        main{max-width:1120px;margin:0 auto;padding:20px 28px 40px;background:#fff}
        h1{font-size:22px;margin:0 0 4px}
        h2{font-size:18px;margin:30px 0 8px;padding-bottom:3px;border-bottom:2px solid #1b1b1b}
        h3{font-size:16px;margin:20px 0 6px}
        .sub{color:#444;margin:0 0 14px}
        .band{display:flex;gap:18px;align-items:center;padding:14px 18px;border:3px solid;border-radius:6px}
        .icon{flex:none;width:54px;height:54px;border-radius:50%;border:3px solid;font:bold 32px/48px sans-serif;text-align:center}
        .band strong{font-size:24px;display:block}
        .v-no{background:#f9ded0;border-color:#a34700;color:#6b2e00}
        .v-open{background:#e6e6e6;border-color:#4d4d4d;color:#222}
        .v-if{background:#fdf3c4;border-color:#8a7400;color:#4f4200}
        .v-yes{background:#d8ecf8;border-color:#005a8d;color:#003f63}
        .tag{display:inline-block;padding:0 7px;border:1.5px solid;border-radius:4px;font-weight:bold;white-space:nowrap}
        .keys{display:grid;grid-template-columns:repeat(4,1fr);gap:10px;margin:12px 0}
        .keys div{border:1px solid #999;border-radius:6px;padding:8px 12px}
        .keys b{display:block;font-size:19px;overflow-wrap:anywhere}
        .keys small,.note{color:#444;font-size:13px}
        .warn{border-left:5px solid #a34700;background:#fbf1ea;padding:6px 12px;margin:8px 0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0}
        dl.two{grid-template-columns:max-content 1fr max-content 1fr}
        dt{color:#444}
        dd{margin:0;overflow-wrap:anywhere}
        table{border-collapse:collapse;width:100%;font-size:13px;margin:6px 0 2px}
        th,td{border:1px solid #888;padding:3px 6px;text-align:left;vertical-align:top;overflow-wrap:break-word}
        th{background:#ececea;font-weight:bold}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
        td.n{white-space:nowrap}
        td.c{font-family:monospace;font-size:12px;overflow-wrap:anywhere}
        .count{font-size:12px;color:#444;margin:0 0 6px}
        .empty{padding:8px 12px;border:1px dashed #888;background:#fafaf8}
        .scroll{overflow-x:auto}
        figure{margin:10px 0;break-inside:avoid}
        svg.map{display:block;box-sizing:content-box;max-width:100%;height:auto;border:1px solid #ccc;background:#fff}
        .clause{border-left:3px solid #555;padding:2px 10px;margin:6px 0}
        .mark{display:inline-block;border:1px solid #a34700;color:#6b2e00;border-radius:3px;padding:0 5px;font-size:12px;margin-left:6px}
        .sign{display:grid;grid-template-columns:repeat(5,1fr);gap:10px;margin-top:14px}
        .sign div{border-bottom:1px solid #333;height:64px}
        .points{columns:2;column-gap:24px}
        .points table{font-size:12px}
        .bar{width:130px;height:13px;border:1.5px solid;border-radius:3px;background:#fff;overflow:hidden}
        .bar i{display:block;height:100%;background:currentColor}
        a{color:#004f7c}
        footer{margin-top:26px;font-size:12px;color:#444;border-top:1px solid #999;padding-top:6px;overflow-wrap:anywhere}
        @media screen and (max-width:900px){.keys{grid-template-columns:repeat(2,1fr)}dl.two{grid-template-columns:max-content 1fr}main{padding:14px}}
        @page{size:A4;margin:15mm 13mm}
        @media print{
        body{background:#fff;font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        main{max-width:none;padding:0 3px}
        h2{margin-top:14px}
        .warn{margin:4px 0;padding:3px 10px}
        .keys,dl{margin:6px 0}
        .keys b{font-size:13pt}
        h2,h3{break-after:avoid}
        table{font-size:8.5pt}
        table.wide{font-size:7.5pt}
        table.wide th,table.wide td{padding:2px 3px}
        thead{display:table-header-group}
        tr,.band,.keys,.clause,.warn,.sign{break-inside:avoid}
        .finding{break-inside:avoid-page}
        .page{break-before:page}
        .scroll{overflow:visible}
        td.c{font-size:7pt}
        }
        """;

    /// <summary>The foot of every printed page: what made the report, and its number. Letters, digits and plain punctuation stay, all else is escaped as CSS wants it.</summary>
    public static string Foot(string line, string page, string of) => string.Concat(
        "@page{margin-bottom:17mm;@bottom-left{content:\"", Escaped(line), "\";font:7pt sans-serif;color:#444}",
        "@bottom-right{content:\"", Escaped(page), "\" counter(page) \"", Escaped(of), "\" counter(pages);font:7pt sans-serif;color:#444}}");

    private static string Escaped(string text) => string.Concat(Fault.Clean(text).EnumerateRunes()
        .Select(r => System.Text.Rune.IsLetterOrDigit(r) || r.Value is ' ' or '.' or '-' or '·' ? r.ToString() : System.FormattableString.Invariant($"\\{r.Value:x6}")));

    /// <summary>The words of the law beside our summary, below it on narrow screens; what a reader has folded away is printed all the same.</summary>
    public const string Quotations = """
        .quoted{display:grid;grid-template-columns:2fr 3fr;gap:4px 18px;align-items:start}
        .quoted details{border:1px solid #999;border-radius:4px;background:#fafaf8;padding:4px 12px}
        .quoted summary{cursor:pointer;color:#444;font-size:13px}
        .quoted blockquote{margin:4px 0;font-family:serif}
        .quoted blockquote p{margin:0 0 3px;text-indent:2em;overflow-wrap:anywhere}
        @media screen and (max-width:900px){.quoted{grid-template-columns:1fr}}
        @media print{
        .quoted details::details-content{content-visibility:visible;block-size:auto}
        .quoted summary{font-size:8.5pt;list-style:none}
        .quoted summary::-webkit-details-marker{display:none}
        .clause.quoted{break-inside:auto}
        .quoted blockquote p{orphans:2;widows:2}
        }
        """;

    /// <summary>Tables of access lists: the words have most of the width, the boxes stand under each other for a pen.</summary>
    public const string Lists = """
        table.list{table-layout:fixed}
        table.list th:nth-child(1){width:17%}
        table.list th:nth-child(3){width:16%}
        table.list th:nth-child(4){width:13%}
        table.list u{text-underline-offset:3px}
        """;

    /// <summary>Dossiers of changes: coordinates as they stand in the file, rows to be written into.</summary>
    public const string Dossier = """
        pre.txt{columns:2;column-gap:24px;font:12px/1.4 monospace;border:1px solid #888;padding:8px 12px;white-space:pre-wrap}
        table.fieldsheet{table-layout:fixed}
        table.fieldsheet th{width:38%}
        table.fieldsheet td{height:34px}
        @media print{table.fieldsheet td{height:12mm}pre.txt{font-size:8pt}}
        """;
}
