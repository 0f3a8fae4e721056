using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of XML in data files, 362x.</summary>
public static class XmlFaults
{
    public static readonly FaultKind Unsafe = Refusal("ECO-3620",
        "XML 含文档类型声明（DTD）或实体，不予读取", "the XML has a document type declaration (DTD) or entities and is not read",
        "删去 DOCTYPE 后重新保存，并核实来源", "remove the DOCTYPE and make sure where the file comes from");

    public static readonly FaultKind Deep = Refusal("ECO-3621",
        "XML 嵌套超过 {0} 层", "the XML is nested deeper than {0} levels",
        "文件可能被做过手脚：请重新导出", "the file may be rigged: export it again");

    public static readonly FaultKind Broken = Refusal("ECO-3622",
        "不是完好的 XML（第 {0} 行）：{1}", "not well-formed XML (line {0}): {1}",
        "文件被截断或损坏：请重新导出", "the file is cut short or damaged: export it again");
}
