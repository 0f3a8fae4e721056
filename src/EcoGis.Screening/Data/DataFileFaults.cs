namespace EcoGis;

/// <summary>Messages of data files as text, before anything in them is looked at, and of values that no rule can mean: 508x and 509x.</summary>
public static class DataFileFaults
{
    private static readonly Bilingual NothingLoaded = new("规则库未加载，未作任何判断", "the rule base is not loaded and nothing was judged");

    public static readonly FaultKind NotUtf8 = new("ECO-5080", FaultClass.System,
        new("不是 UTF-8 文本：{0}", "not UTF-8 text: {0}"), NothingLoaded,
        new("请在编辑器中另存为 UTF-8（记事本的“ANSI”是 GBK，“Unicode”是 UTF-16）", "save it as UTF-8 (what Windows Notepad calls ANSI is GBK, Unicode is UTF-16)"));

    public static readonly FaultKind UnsafeCharacter = new("ECO-5081", FaultClass.System,
        new("含有看不见或者改变显示顺序的字符 {0}", "there is a character that cannot be seen or that turns text round: {0}"), NothingLoaded,
        new("请删去该字符；制表符改为空格", "remove the character; write spaces for a tab"));

    public static readonly FaultKind LineTooLong = new("ECO-5082", FaultClass.System,
        new("一行有 {0} 个字符，最多 {1} 个", "the line has {0} characters; {1} is the limit"), NothingLoaded,
        new("请分成多行，或者删去不是规则数据的内容", "break the line, or remove what is no rule data"));

    public static readonly FaultKind TooLarge = new("ECO-5083", FaultClass.System,
        new("文件超过 {0} MB", "the file is larger than {0} MB"), NothingLoaded,
        new("请拆成几个文件，或者移出 data 文件夹", "split it, or move it out of the data folder"));

    public static readonly FaultKind Unreadable = new("ECO-5084", FaultClass.System,
        new("不能读取：{0}", "it cannot be read: {0}"), NothingLoaded,
        new("请检查权限和链接，或者移出 data 文件夹", "check rights and links, or move it out of the data folder"));

    public static readonly FaultKind NotAFile = new("ECO-5085", FaultClass.System,
        new("是{0}，不是文件", "this is {0}, not a file"), NothingLoaded,
        new("请改名或者移出 data 文件夹；链接的文件夹请换成其副本", "rename it or move it out of the data folder; put a copy in place of a linked folder"));

    public static readonly FaultKind NeverRead = new("ECO-5086", FaultClass.System,
        new("数据文件放在没有程序读取的位置或者用了别的扩展名", "a data file lies where nothing reads it, or has another extension"),
        new("其中的规则会无声地不起作用，因此规则库未加载", "what it says would silently not count, so the rule base is not loaded"),
        new("请用小写扩展名 .yaml 并放入：{0}", "give it the extension .yaml, in lower case, and put it into one of: {0}"));

    public static readonly FaultKind EmptyList = new("ECO-5087", FaultClass.System,
        new("“{0}”是空的", "'{0}' is empty"),
        new("不清楚是“任何”还是“没有”，因此规则库未加载", "it could mean any or none, so the rule base is not loaded"),
        new("请写出各项；任何都可以的，删去这个键", "name the items; where any will do leave the key out"));

    public static readonly FaultKind BadDates = new("ECO-5088", FaultClass.System,
        new("日期颠倒：自 {0} 起，至 {1} 止（不含）", "the dates are the wrong way round: from {0} until {1} (exclusive)"), NothingLoaded,
        new("from 是首日，to 是失效日，to 须在 from 之后", "from is the first day, to the first day after; to must come after from"));

    public static readonly FaultKind BadId = new("ECO-5089", FaultClass.System,
        new("“{0}”不能作为{1}的编号", "'{0}' cannot be the id of {1}"), NothingLoaded,
        new("用小写英文字母、数字、连字符和下划线，以字母或数字开头，不超过 {2} 个字符", "use lower-case letters, digits, hyphens and underscores, a letter or digit first, and no more than {2} characters"));

    public static readonly FaultKind OutOfRange = new("ECO-5090", FaultClass.System,
        new("“{0}”超出可能的范围（{1}）", "'{0}' is beyond what is possible ({1})"), NothingLoaded,
        new("请核对数值和单位", "check the number and its unit"));

    public static readonly FaultKind Blank = new("ECO-5091", FaultClass.System,
        new("这里须有文字，不能留空", "text must stand here; it is blank"), NothingLoaded,
        new("请写上文字；不需要时删去这个键", "write the text, or leave the key out where it is optional"));

    public static readonly FaultKind TooDeep = new("ECO-5092", FaultClass.System,
        new("嵌套超过 {0} 层", "nested more than {0} levels deep"), NothingLoaded,
        new("规则数据最多几层；请检查括号和缩进", "rule data are a few levels deep; check brackets and indentation"));
}
