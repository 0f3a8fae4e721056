namespace EcoGis;

/// <summary>Messages of printing pages as PDF, 604x.</summary>
public static class PdfFaults
{
    private static readonly Bilingual s_nothing = new("没有生成 PDF，其他格式不受影响", "no PDF was written; other formats are not affected");

    public static readonly FaultKind NoBrowser = new("ECO-6040", FaultClass.System,
        new("没有找到 Chromium、Chrome 或 Edge；找过 {0}", "no Chromium, Chrome or Edge was found; looked for {0}"), s_nothing,
        new("安装其中一种（Debian、Ubuntu：apt install chromium），或用环境变量 ECOGIS_BROWSER 指明程序；也可以在浏览器中打开 HTML 报告另存为 PDF", "install one (Debian, Ubuntu: apt install chromium), or name the program in the environment variable ECOGIS_BROWSER; or open the HTML report in a browser and print it"));

    public static readonly FaultKind PrintFailed = new("ECO-6041", FaultClass.System,
        new("{0} 没有打印出 PDF：{1}", "{0} printed no PDF: {1}"), s_nothing,
        new("升级浏览器，或者在浏览器中打开 HTML 报告另存为 PDF", "update the browser, or open the HTML report in a browser and print it"));

    public static readonly FaultKind TooSlow = new("ECO-6042", FaultClass.System,
        new("{0} 在 {1} 秒内没有打印完", "{0} did not finish within {1} s"), s_nothing,
        new("在较空闲的机器上重试，或者在浏览器中打开 HTML 报告另存为 PDF", "try on a machine that is less busy, or open the HTML report in a browser and print it"));
}
