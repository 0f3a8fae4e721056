namespace EcoGis;

/// <summary>Messages of registers and targets, 555x.</summary>
public static class RegisterFaults
{
    private static readonly Bilingual s_nothing = new("未作任何登记", "nothing was entered");

    public static readonly FaultKind UnknownRegister = new("ECO-5550", FaultClass.Usage,
        new("没有台账“{0}”", "there is no register '{0}'"), s_nothing, new("可用：{1}", "there are: {1}"));

    public static readonly FaultKind UnknownStatus = new("ECO-5551", FaultClass.Usage,
        new("{0}没有状态“{1}”", "the register {0} has no status '{1}'"), s_nothing, new("可用：{2}", "there are: {2}"));

    public static readonly FaultKind CannotBegin = new("ECO-5552", FaultClass.Usage,
        new("{0}的条目不能以“{1}”开始", "an entry of {0} cannot begin as '{1}'"), s_nothing, new("可用：{2}", "it may begin as {2}"));

    public static readonly FaultKind CannotFollow = new("ECO-5553", FaultClass.Usage,
        new("“{1}”之后不能是“{0}”", "'{0}' cannot follow '{1}'"), s_nothing,
        new("之后可以是：{2}；如果现有状态登记错了，用 --correct 并在 --remark 说明", "what may follow: {2}; if the present status was entered wrongly, use --correct and say why in --remark"));

    public static readonly FaultKind NeedsRemark = new("ECO-5554", FaultClass.Usage,
        new("{0}须有说明", "{0} needs a remark"), s_nothing, new("用 --remark 写明依据或原因", "give the reason or document with --remark"));

    public static readonly FaultKind FutureDay = new("ECO-5555", FaultClass.Usage,
        new("日期 {0} 在今天（{1}）之后", "the day {0} is after today ({1})"), s_nothing, new("改正 --date；台账只记已发生的事", "correct --date; a register holds what has happened"));

    public static readonly FaultKind EarlierDay = new("ECO-5556", FaultClass.Usage,
        new("日期 {0} 早于现有状态的日期 {1}", "the day {0} is before that of the present status, {1}"), s_nothing,
        new("改正 --date；如果现有状态登记错了，用 --correct 并在 --remark 说明", "correct --date; if the present status was entered wrongly, use --correct and say why in --remark"));

    public static readonly FaultKind OneDefault = new("ECO-5557", FaultClass.System,
        new("有 {0} 个台账标为默认，应为一个", "{0} registers are marked as the default; there must be one"), s_nothing, new("改正 data/registers", "correct data/registers"));

    public static readonly FaultKind UnknownTarget = new("ECO-5558", FaultClass.Usage,
        new("没有指标“{0}”", "there is no target '{0}'"), s_nothing, new("可用：{1}", "there are: {1}"));

    public static readonly FaultKind BadTargetValue = new("ECO-5559", FaultClass.Usage,
        new("“{0}”不能作为“{1}”的值", "'{0}' is no value of '{1}'"), s_nothing, new("应为{2}", "expected {2}"));
}
