namespace EcoGis;

/// <summary>Messages of fields of registers, of permits and of the check of changes, 57xx.</summary>
public static class ChangeCheckFaults
{
    private static readonly Bilingual s_nothing = new("未作任何登记", "nothing was entered");

    public static readonly FaultKind BadField = new("ECO-5700", FaultClass.Input,
        new("“{0}”不能作为“{1}”的值", "'{0}' is no value of '{1}'"), s_nothing, new("应为{2}；未知请留空", "expected {2}; leave unknown ones blank"));

    public static readonly FaultKind UnknownField = new("ECO-5701", FaultClass.Usage,
        new("{0}没有字段“{1}”", "the register {0} has no field '{1}'"), s_nothing, new("可用：{2}", "there are: {2}"));

    public static readonly FaultKind FieldMissing = new("ECO-5702", FaultClass.Input,
        new("{0}的条目须有“{1}”", "an entry of {0} needs '{1}'"), s_nothing, new("补填该列；列名不同时用 --field {2}=列名，全部相同时用 --set {2}=值", "fill in the column; if it has another name use --field {2}=COLUMN, if all have the same value --set {2}=VALUE"));

    public static readonly FaultKind OneQueue = new("ECO-5703", FaultClass.System,
        new("有 {0} 个台账标为变化图斑核查台账，应为一个", "{0} registers are marked as the queue of changes; there must be one"), s_nothing, new("改正 data/registers", "correct data/registers"));

    public static readonly FaultKind NoEpochDay = new("ECO-5704", FaultClass.Usage,
        new("不知道{0} {1} 的时点", "the day of the {0} {1} is not known"),
        new("不能核对许可期限，也不能和以前的核查对应，未作核查", "permits cannot be held against it, nor earlier checks: nothing was checked"),
        new("图层导入时用 --valid-from，文件用 {2} 写明时点", "state it with --valid-from when the layer is imported, or with {2}"));

    public static readonly FaultKind EpochsReversed = new("ECO-5705", FaultClass.Usage,
        new("前期时点 {0} 不早于后期时点 {1}", "the earlier epoch's day {0} is not before the later one's, {1}"), new("未作核查", "nothing was checked"), new("请对调两期，或改正时点", "swap the epochs, or correct the days"));

    public static readonly FaultKind LastIsCatchAll = new("ECO-5706", FaultClass.System,
        new("最后一种变化活动须没有条件", "the last activity of change must have no condition"), new("有的变化无从归类", "some change would have no activity"), new("改正 data/forest/change-activities.yaml", "correct data/forest/change-activities.yaml"));
}
