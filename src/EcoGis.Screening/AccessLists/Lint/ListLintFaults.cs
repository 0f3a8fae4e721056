namespace EcoGis;

/// <summary>What the linter says of access lists that can be read, 513x.</summary>
public static class ListLintFaults
{
    private static readonly Bilingual s_shown = new("清单照常使用", "the list is used all the same");

    public static readonly FaultKind UnknownSlot = Warning("ECO-5130",
        "要求类别“{0}”不在清单用语中（{1} 条）", "the slot '{0}' is not among the words of lists ({1} lines)",
        "在 data/access-lists 中补充该类别或别名，或改正清单", "add it, or an alias, in data/access-lists, or correct the list");

    public static readonly FaultKind MalformedCode = new("ECO-5131", FaultClass.System,
        new("{1}的单元编码“{0}”不合 ZH/YS 编码规则", "the unit code '{0}' of {1} is not formed like a ZH or YS code"),
        new("清单与图层可能对不上", "list and layer may not meet"),
        new("核对编码：ZH＋区划代码 6 位＋类别 1 位＋流水号 4 位；YS 再加要素和子类各 1 位", "check it: ZH, 6 digits of the area, 1 of the class, 4 of the serial; YS has 1 of the element and 1 of the sub-type before the serial"));

    public static readonly FaultKind ListWithoutUnit = Warning("ECO-5132",
        "清单中的 {0} 个单元不在任何图层中：{1}", "{0} units of the list are in no layer: {1}",
        "核对编码，或导入该范围的单元图层", "check the codes, or import the layer of these units");

    public static readonly FaultKind UnitWithoutList = Warning("ECO-5133",
        "图层 {2} 的 {0} 个单元没有现行的单元清单：{1}", "{0} units of the layer {2} have no list of the unit in force: {1}",
        "收入这些单元的清单；在此之前由人工研判", "import the lists of these units; until then a person must judge them");

    public static readonly FaultKind SaidTwice = Warning("ECO-5134",
        "与 {0} 第 {1} 条相同", "the same as line {1} of {0}",
        "两份清单中保留一处", "keep it in one of the two lists");

    public static readonly FaultKind Contradiction = Warning("ECO-5135",
        "上级“{0}”第 {1} 条{2}，本条（{3}）对同一事项只是{4}", "line {1} of {0}, a higher level, {2}; this one ({3}) says of the same thing only that it {4}",
        "下级不得放宽上级：核对两处原文", "a lower level may not allow what a higher one prohibits: check the words of both");

    public static readonly FaultKind EffectWeaker = Warning("ECO-5136",
        "原文是“{0}”，条件却不是 prohibited 而是 {1}", "the words say '{0}', but the condition is {1}, not prohibited",
        "核对条件的 effect", "check the effect of the condition");

    public static readonly FaultKind ExceptionLeftOut = Warning("ECO-5137",
        "原文有例外“{0}”，条件没有 except", "the words have the exception '{0}', the condition has no except",
        "把例外写入条件，或去掉条件由人工判断", "write the exception into the condition, or leave the line to a person without one");

    private static FaultKind Warning(string code, string zh, string en, string remedyZh, string remedyEn) => new(code, FaultClass.Input, new(zh, en), s_shown, new(remedyZh, remedyEn));
}
