namespace EcoGis;

/// <summary>Messages about official texts and the citations of them, 552x.</summary>
public static class LawFaults
{
    private static readonly Bilingual NotTaken = new("该文本未收入法规库", "this text was not taken into the law library");
    private static readonly Bilingual MayBeWrong = new("所引条款可能有误，报告不能引用其原文", "the citation may be wrong, and reports cannot quote it");
    private static readonly Bilingual CheckIt = new("请核对条款号和文本日期（{3}）", "check the number and the date of the text ({3})");

    public static readonly FaultKind NoProvision = new("ECO-5520", FaultClass.Input,
        new("文件中没有编号的条文（第一条、一、（一）或 1.）", "the file has no numbered provision (第一条, 一、, （一） or 1.)"),
        NotTaken,
        new("请确认这是法规文本；DOCX 或文本之外的格式请先转换", "make sure it is a legal text; convert other formats to DOCX or text first"));

    public static readonly FaultKind NoTitle = new("ECO-5521", FaultClass.Input,
        new("认不出文本的标题", "the text's title cannot be made out"),
        NotTaken,
        new("单独导入该文件并用 --title 写明标题", "import this file alone and state its title with --title"));

    public static readonly FaultKind NoDate = new("ECO-5522", FaultClass.Input,
        new("《{0}》没有文本日期：文件名和题注中都没有通过、公布或修正的日期", "the text of {0} has no date: neither the file's name nor the front matter says when it was passed, published or amended"),
        NotTaken,
        new("把日期写入文件名，如“{0}(2019-12-28).txt”，或单独导入并用 --date", "put the date into the file's name, as in '{0}(2019-12-28).txt', or import it alone with --date"));

    public static readonly FaultKind NoParagraph = new("ECO-5523", FaultClass.System,
        new("《{0}》没有{1}：{2}", "{0} has no {1}: {2}"), MayBeWrong, CheckIt);

    public static readonly FaultKind NoItem = new("ECO-5524", FaultClass.System,
        new("《{0}》没有{1}：{2}", "{0} has no {1}: {2}"), MayBeWrong, CheckIt);

    public static readonly FaultKind Ambiguous = new("ECO-5525", FaultClass.System,
        new("《{0}》{1}不止一处：{2}", "{0} has more than one {1}: {2}"), MayBeWrong, CheckIt);
}
