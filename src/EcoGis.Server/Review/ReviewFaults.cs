namespace EcoGis;

/// <summary>Messages of cases and their review, 713x–715x.</summary>
internal static class ReviewFaults
{
    private static readonly Bilingual s_nothing = new("案卷保持原样", "the case is as it was");

    public static readonly FaultKind NoCase = new("ECO-7130", FaultClass.Usage, new("没有这个案卷", "there is no such case"), s_nothing, new("刷新案卷列表", "reload the list of cases"));

    public static readonly FaultKind Changed = new("ECO-7131", FaultClass.Usage,
        new("案卷刚被别人改过（现为第 {0} 次修改，你看到的是第 {1} 次）", "the case was just changed by somebody else (change {0}; you saw {1})"), s_nothing, new("刷新后再操作", "reload and try again"));

    public static readonly FaultKind NotNow = new("ECO-7132", FaultClass.Usage,
        new("案卷“{1}”，不能执行 {0}", "{0} cannot be done: the case is {1}"), s_nothing, new("刷新后按可用的按钮操作", "reload and use what is offered"));

    public static readonly FaultKind NotYours = new("ECO-7133", FaultClass.Usage,
        new("这一步须由{0}办理", "this step is for {0}"), s_nothing, new("请相应人员办理；编制人不能审查自己的案卷", "ask them; nobody reviews a case of their own"));

    public static readonly FaultKind NoReason = new("ECO-7134", FaultClass.Usage, new("须写明理由", "a reason in words is needed"), s_nothing, new("写明理由后再提交", "write the reason and try again"));

    public static readonly FaultKind Open = new("ECO-7135", FaultClass.Usage,
        new("还有 {0} 项未办结，第一项是 {1}（{2}）", "{0} points are not settled; the first is {1} ({2})"), new("不能通过；案卷保持原样", "not approved; the case is as it was"),
        new("逐项接受，或改判并由另一位审查人确认", "accept each, or override it and let another reviewer confirm"));

    public static readonly FaultKind NoPoint = new("ECO-7136", FaultClass.Usage, new("案卷没有第“{0}”项", "the case has no point '{0}'"), s_nothing, new("刷新案卷", "reload the case"));

    public static readonly FaultKind SecondPerson = new("ECO-7137", FaultClass.Usage,
        new("改判须由另一位审查人确认", "an override is confirmed by another reviewer"), new("改判尚未生效", "the override does not count yet"), new("请未作该改判、也不是编制人的审查人确认", "ask a reviewer who neither made it nor the case"));

    public static readonly FaultKind Differs = new("ECO-7139", FaultClass.Input,
        new("重新筛查与案卷所载不同，第一处是 {0}：案卷 {1}，现在 {2}", "screening again gives another result than the case has, first at {0}: case {1}, now {2}"),
        new("不能封存，案卷未通过", "nothing was sealed and the case is not approved"), new("图层或规则已有变化：退回案卷，由编制人重新提交", "layers or rules have changed: return the case to be submitted again"));

    public static readonly FaultKind NotSealed = new("ECO-7140", FaultClass.System,
        new("不能生成证据包：{0}", "the evidence package cannot be made: {0}"), new("案卷未通过", "the case is not approved"), new("排除原因后再通过", "mend the cause and approve again"));

    public static readonly FaultKind NoEvidence = new("ECO-7141", FaultClass.Usage, new("案卷没有证据包", "the case has no evidence package"), s_nothing, new("通过审查时封存", "it is sealed on approval"));

    public static readonly FaultKind Withheld = new("ECO-7142", FaultClass.Usage,
        new("证据包含有受限图层：{0}", "the evidence package holds restricted layers: {0}"), new("未提供", "not given"), new("请数据管理人员下载", "ask a data steward"));

    public static readonly FaultKind NoVersion = new("ECO-7143", FaultClass.Usage, new("案卷没有第 {0} 版", "the case has no version {0}"), s_nothing, new("刷新案卷", "reload the case"));

    public static readonly Bilingual Author = new("案卷的编制人", "who made the case"), Reviewer = new("编制人以外的审查人", "a reviewer who did not make it");
}
