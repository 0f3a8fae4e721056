namespace EcoGis;

/// <summary>Messages of industry codes, ECO-554x: the table of classes, and what people say of their industry.</summary>
public static class IndustryFaults
{
    private static readonly Bilingual NothingLoaded = new("规则库未加载，未作任何判断", "the rule base is not loaded and nothing was judged");
    private static readonly Bilingual NothingScreened = new("未作筛查", "nothing was screened");

    public static readonly FaultKind NotUnderDivision = new("ECO-5540", FaultClass.System,
        new("“{0}”不是“{1}”之下的代码", "'{0}' is not a code under '{1}'"), NothingLoaded,
        new("大类写两位，中类三位，小类四位，各以上一级代码开头", "write two digits for a division, three for a group, four for a class, each beginning with the code above it"));

    public static readonly FaultKind NoGroupAbove = new("ECO-5541", FaultClass.System,
        new("小类“{0}”没有所属中类“{1}”的一行", "class '{0}' has no row of its group '{1}'"), NothingLoaded,
        new("补上中类一行；中类只有一个小类时，小类末位写 0，不另写中类", "add the group's row; the only class of a group ends in 0 and needs none"));

    public static readonly FaultKind NotAlone = new("ECO-5542", FaultClass.System,
        new("小类“{0}”末位为 0，其中类却还有“{1}”", "class '{0}' ends in 0, but its group also has '{1}'"), NothingLoaded,
        new("末位为 0 的小类是其中类唯一的小类：删去其一，或改正代码", "a class that ends in 0 is the only one of its group: remove one or correct the code"));

    public static readonly FaultKind CodeNotInTable = new("ECO-5543", FaultClass.System,
        new("行业代码“{0}”不在 GB/T 4754-2017 的代码表中", "industry code '{0}' is not in the table of GB/T 4754-2017"), NothingLoaded,
        new("最接近的：{1}；代码表在 data/codes/industry-classes", "nearest: {1}; the table is data/codes/industry-classes"));

    public static readonly FaultKind NoSuchClass = new("ECO-5544", FaultClass.Usage,
        new("GB/T 4754-2017 没有行业代码“{0}”", "GB/T 4754-2017 has no industry code '{0}'"), NothingScreened,
        new("最接近的：{1}；用 ecogis rules industries 词或代码 查找", "nearest: {1}; search with ecogis rules industries WORD|CODE"));

    public static readonly FaultKind OtherName = new("ECO-5545", FaultClass.Usage,
        new("行业代码“{0}”是“{1}”，不是“{2}”", "industry code '{0}' is '{1}', not '{2}'"), NothingScreened,
        new("写成“{0} {1}”，或改用“{2}”的代码", "write '{0} {1}', or the code of '{2}'"));

    public static readonly FaultKind SeveralClasses = new("ECO-5546", FaultClass.Usage,
        new("“{0}”可指多个行业", "'{0}' fits several industries"), NothingScreened,
        new("写其中一个的代码：{1}", "write the code of one: {1}"));

    public static readonly FaultKind NothingFound = new("ECO-5548", FaultClass.Usage,
        new("没有含“{0}”的行业名称、代码或政策用语", "no industry name, code or policy word has '{0}' in it"),
        new("没有可显示的内容", "nothing to show"),
        new("换一个更短的词，或不带参数列出全部大类", "try a shorter word, or list every division by giving none"));

    public static readonly FaultKind PolicyWord = new("ECO-5547", FaultClass.Usage,
        new("“{0}”是政策用语，不是一个行业", "'{0}' is a policy word, not one industry"), NothingScreened,
        new("写具体行业的代码，可能是：{1}", "write the code of the industry itself, perhaps: {1}"));
}
