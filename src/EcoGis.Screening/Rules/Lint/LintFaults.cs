namespace EcoGis;

/// <summary>What <c>rules lint</c> notices in a rule base that loads, 503x to 505x. Placeholders {0} is the rule, fact or kind at fault, {1} the other one.</summary>
public static class LintFaults
{
    private static readonly Bilingual NeverSpeaks = new("这条规则永远不起作用", "the rule never takes effect");
    private static readonly Bilingual NothingLost = new("结论不受影响：最严的规则定结论", "the verdict is not affected: the strictest rule decides");

    public static readonly FaultKind NeverInForce = new("ECO-5030", FaultClass.System,
        new("规则“{0}”没有一天有效：规则 {1}，法律文件 {2}", "rule '{0}' holds on no day: the rule {1}, its instrument {2}"), NeverSpeaks,
        new("改正 in_force", "correct in_force"));

    public static readonly FaultKind AlwaysExcepted = new("ECO-5032", FaultClass.System,
        new("规则“{0}”的例外把它管的活动全部除外", "the exceptions of rule '{0}' lift it for every activity it speaks of"), NeverSpeaks,
        new("核对 except；条文只除外其中一部分的，把条件写全", "check except; where the law excepts a part only, write all its conditions"));

    public static readonly FaultKind NoGround = new("ECO-5033", FaultClass.System,
        new("规则“{0}”要求的面积不可能出现：{1}", "rule '{0}' asks for an area that cannot be: {1}"), NeverSpeaks,
        new("核对面积界限；点、线区类没有面积", "check the bounds; kinds of points and lines have no area"));

    public static readonly FaultKind TerritoryOfNothing = new("ECO-5034", FaultClass.System,
        new("地域“{0}”不指任何地方：{1}", "territory '{0}' is nowhere: {1}"),
        new("只适用于它的法律文件永远不起作用", "an instrument that applies there only never takes effect"),
        new("写 GB/T 2260 代码或其前 2、4 位；省级代码须是某个地域列出的", "write codes of GB/T 2260 or their first 2 or 4 digits; the province must be one that some territory names"));

    public static readonly FaultKind IdleException = new("ECO-5035", FaultClass.System,
        new("规则“{0}”的第 {1} 个例外从不起作用：它除外的活动规则本来就不管，或者已由其他例外除外", "exception {1} of rule '{0}' never lifts it: the rule does not speak of those activities, or another exception lifts it already"),
        new("条文中的例外可能没有编对", "an exception of the law may be written wrongly"),
        new("核对 except 的条件；多余的删去", "check its conditions; remove it where it is superfluous"));

    public static readonly FaultKind RepeatedWithin = new("ECO-5036", FaultClass.System,
        new("规则“{0}”说的，同一文件的规则“{1}”都已经说了", "all that rule '{0}' says is said by rule '{1}' of the same instrument"), NothingLost,
        new("条文确有两句的可以保留；否则合并", "keep it where the law says it twice; else merge them"));

    public static readonly FaultKind RepeatedElsewhere = new("ECO-5037", FaultClass.System,
        new("规则“{0}”说的，《{2}》的规则“{1}”都已经说了", "all that rule '{0}' says is said by rule '{1}' of {2}"), NothingLost,
        new("两部文件都要引用的保留；否则列入 not-modelled.yaml（covered）", "keep it where both are to be cited; else list it in not-modelled.yaml as covered"));

    public static readonly FaultKind ApprovalNeverHelps = new("ECO-5038", FaultClass.System,
        new("矛盾：规则“{0}”说经批准可以做的，规则“{1}”（《{2}》）全部禁止", "contradiction: all that rule '{0}' admits with approval is prohibited by rule '{1}' ({2})"),
        new("结论是禁止；“{0}”说的批准没有意义", "the verdict is prohibited and the approval of '{0}' is of no use"),
        new("核对两条条文；禁止确有例外的，写进“{1}”的 except", "compare both clauses; where the ban has the exception, write it into except of '{1}'"));

    public static readonly FaultKind ExceptionTakenBack = new("ECO-5039", FaultClass.System,
        new("矛盾：规则“{0}”的第 {3} 个例外所允许的，规则“{1}”（《{2}》）全部禁止", "contradiction: all that exception {3} of rule '{0}' admits is prohibited by rule '{1}' ({2})"),
        new("该例外不能使任何项目通过", "the exception lets no project pass"),
        new("核对两条条文；下位文件较宽的以上位法为准", "compare both clauses; where the lower text is the wider one, the higher law prevails"));

    public static readonly FaultKind ExceptedDifferently = new("ECO-5040", FaultClass.System,
        new("规则“{0}”除外的活动，管同样事情的规则“{1}”（《{2}》）没有除外，例如 {3}", "an activity that rule '{0}' excepts is not excepted by rule '{1}' ({2}), which speaks of the same; for example {3}"),
        new("以较严的“{1}”为准", "the stricter '{1}' decides"),
        new("核对两条条文的例外是否确有不同", "check that the exceptions of the two clauses really differ"));

    public static readonly FaultKind VersionsOverlap = new("ECO-5041", FaultClass.System,
        new("同一文件的两个版本同时有效：“{0}”与“{1}”，{2}", "two versions of one instrument hold at once: '{0}' and '{1}', {2}"),
        new("新旧条文会同时判断", "old and new text are both applied"),
        new("给旧版本写 in_force.to（新版本的首日）", "give the older one in_force.to, the first day of the newer"));

    public static readonly FaultKind VersionsGap = new("ECO-5042", FaultClass.System,
        new("同一文件的两个版本之间有空档：“{0}”与“{1}”，{2}", "there is a gap between two versions of one instrument: '{0}' and '{1}', {2}"),
        new("空档期内没有规则判断，可能误报为符合", "no rule judges in the gap, and a site could pass"),
        new("使旧版本的 to 等于新版本的 from", "let to of the older one be from of the newer"));

    public static readonly FaultKind Expired = new("ECO-5043", FaultClass.System,
        new("法律文件“{0}”自 {1} 起失效，库内没有接替的版本", "instrument '{0}' no longer holds from {1}, and no version follows it"),
        new("其规则已不再判断", "its rules judge no more"),
        new("编入接替的文件，或确认已废止", "add what follows it, or make sure that it was repealed"));

    public static readonly FaultKind SupersededUnchecked = new("ECO-5044", FaultClass.System,
        new("法律文件“{0}”据信自 {1} 起由《{2}》替代，未核实", "instrument '{0}' is believed to be superseded from {1} by {2}; unverified"),
        new("规则照旧判断，报告附警示", "its rules go on judging and reports warn"),
        new("取得新文本核对；属实的写 in_force.to 并新建文件", "obtain the new text; if so write in_force.to and add the new instrument"));

    public static readonly FaultKind SupersededInCircle = new("ECO-5045", FaultClass.System,
        new("替代关系成环：{0}", "superseded_by goes round in a circle: {0}"),
        new("不能确定哪一部有效", "which one holds cannot be told"),
        new("改正 superseded_by", "correct superseded_by"));

    public static readonly FaultKind ClassUnruled = new("ECO-5046", FaultClass.System,
        new("区类“{0}”的这些类别没有规则提到：{1}{2}", "no rule names these classes of kind '{0}': {1}{2}"),
        new("压占时列为人工复核，不会视为符合", "a hit goes to a person and never passes as clear"),
        new("有条文的补规则；只作参考的写 unruled: inform", "add a rule where there is a clause; write unruled: inform where it only informs"));

    public static readonly FaultKind FactUnused = new("ECO-5047", FaultClass.System,
        new("事实“{0}”没有规则使用", "fact '{0}' is used by no rule"),
        new("不会被提问", "it is never asked"),
        new("删去，或补上使用它的规则", "remove it, or add the rule that asks it"));

    public static readonly FaultKind FactValueUnused = new("ECO-5048", FaultClass.System,
        new("事实“{0}”的这些取值没有规则使用：{1}", "these values of fact '{0}' are used by no rule: {1}"),
        new("选它们与“以上均无”相同", "to choose one is the same as none"),
        new("确属条文不管的可以保留；否则补规则", "keep those that no law speaks of; else add the rule"));

    public static readonly FaultKind ClauseUncited = new("ECO-5049", FaultClass.System,
        new("“{1}”的条款 {0}（{2}）没有规则引用", "clause {0} ({2}) of '{1}' is cited by no rule"),
        new("条款不起作用", "the clause has no effect"),
        new("补规则，或移到 not-modelled.yaml 并写明理由", "add its rule, or move it to not-modelled.yaml with the reason"));

    public static readonly FaultKind GroupUnused = new("ECO-5050", FaultClass.System,
        new("行业组“{0}”没有规则使用", "industry group '{0}' is used by no rule"), new("不影响结论", "no verdict depends on it"), new("删去，或补上使用它的规则", "remove it, or add the rule that uses it"));

    public static readonly FaultKind TerritoryUnused = new("ECO-5051", FaultClass.System,
        new("地域“{0}”没有法律文件适用", "no instrument applies in territory '{0}'"), new("不影响结论", "no verdict depends on it"), new("删去，或补上适用的文件", "remove it, or add the instrument that applies there"));

    public static readonly FaultKind NoBaseline = new("ECO-5052", FaultClass.System,
        new("规则“{0}”按距离判断，但线状区类“{1}”没有说明从哪条线量起的字段", "rule '{0}' goes by distance, but kind '{1}' has lines and no field that says which line is measured from"),
        new("从中心线量会把距离量大", "measured from a centre line distances come out too long"),
        new("给区类加一个取值封闭的字段（如 baseline），其中不可用来放行的取值写 never_clears: true", "give the kind a field with a closed list (as baseline), with never_clears: true for the value that must not clear"));

    public static readonly FaultKind KindNotInProfile = new("ECO-5053", FaultClass.System,
        new("规则“{0}”所需的区类“{1}”，行政区配置“{2}”既没有列为应有也没有声明不存在", "kind '{1}', which rule '{0}' needs, is neither expected nor declared absent in profile '{2}'"),
        new("缺少该图层时结论为无法判定", "without its layer the verdict stays open"),
        new("在 expects 或 absent 中列出", "list it under expects or absent"));

    public static readonly FaultKind ExceptionLeftOut = new("ECO-5054", FaultClass.System,
        new("规则“{0}”没有例外，但所引{1}的{2}中有“{3}”", "rule '{0}' has no exception, but the {2} of {1} says '{3}'"),
        new("条文允许的活动可能被报为禁止", "what the law admits may be reported as prohibited"),
        new("写 except；例外不适用于本规则的，在 no_exception 中写明理由", "write except; where the exception does not concern this rule say why in no_exception"));

    public static readonly FaultKind NotSettled = new("ECO-5055", FaultClass.System,
        new("规则“{0}”的例外过于复杂，未能查清它能否起作用", "the exceptions of rule '{0}' are too many to settle whether it can take effect"),
        new("没有查出问题不等于没有问题", "that nothing was found proves nothing"),
        new("减少例外的条数或条件", "use fewer exceptions or conditions"));

    public static readonly FaultKind ProfileNowhere = new("ECO-5056", FaultClass.System,
        new("行政区配置“{0}”的代码 {1} 不在任何法律文件适用的地域内", "the codes {1} of profile '{0}' lie in no territory of any instrument"),
        new("没有规则在那里判断", "no rule judges there"),
        new("核对 adcodes 和 data/territories", "check adcodes and data/territories"));

    public static readonly FaultKind ExceptionNoted = new("ECO-5057", FaultClass.System,
        new("规则“{0}”既有 except 又写了 no_exception", "rule '{0}' has both except and no_exception"),
        new("两者只能有一个", "only one of them can be meant"),
        new("删去其一", "remove one"));
}
