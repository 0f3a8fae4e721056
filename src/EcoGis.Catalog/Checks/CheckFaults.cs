namespace EcoGis;

/// <summary>What the check of a whole layer says, 42xx. Each is told with its severity; only an error refuses the layer.</summary>
public static class CheckFaults
{
    private static readonly Bilingual s_usable = new("图层可用，疑点随版本记录", "the layer is usable; the doubt is recorded with the version");
    private static readonly Bilingual s_unchanged = new("未导入，图层库未改变", "nothing was imported; the catalog is unchanged");
    private static readonly Bilingual s_inSource = new("请在源数据中核对更正，导入为新版本", "check and correct it in the source, then import a new version");

    public static readonly FaultKind Gap = new("ECO-4200", FaultClass.Input,
        new("空隙 {0:0.####} m²，平均宽 {1:0.###} m，相邻：{2}", "gap of {0:0.####} m², mean width {1:0.###} m, beside {2}"),
        new("此处的地块不压占任何单元，不能据此视为无管控", "a parcel here meets no zone; that must not be read as free of control"),
        s_inSource);

    public static readonly FaultKind Overlap = new("ECO-4201", FaultClass.Input,
        new("重叠 {0:0.####} m²，平均宽 {1:0.###} m：{2}", "overlap of {0:0.####} m², mean width {1:0.###} m: {2}"),
        new("此处的地块同时压占两个单元", "a parcel here meets both zones"),
        s_inSource);

    public static readonly FaultKind SliverGap = new("ECO-4202", FaultClass.Input,
        new("窄缝 {0:0.####} m²，平均宽 {1:0.###} m（窄于两条边界的误差），相邻：{2}", "sliver gap of {0:0.####} m², mean width {1:0.###} m (less than two borders may miss each other), beside {2}"),
        s_usable, s_inSource);

    public static readonly FaultKind SliverOverlap = new("ECO-4203", FaultClass.Input,
        new("窄条重叠 {0:0.####} m²，平均宽 {1:0.###} m（窄于两条边界的误差）：{2}", "sliver overlap of {0:0.####} m², mean width {1:0.###} m (less than two borders may miss each other): {2}"),
        s_usable, s_inSource);

    public static readonly FaultKind UnlistedPairs = new("ECO-4204", FaultClass.Input,
        new("另有 {0} 对单元可能重叠，未逐对列出（{1}）", "{0} more pairs of zones may overlap and were not looked at one by one ({1})"),
        s_usable,
        new("图层可能含有两级或两套单元，请分成多个图层", "the layer may hold two levels or two sets of zones; split it"));

    public static readonly FaultKind BadCode = new("ECO-4210", FaultClass.Input,
        new("{0} 个编码不合编码规则 {1}：{2}", "{0} codes do not follow the pattern {1}: {2}"),
        s_usable, s_inSource);

    public static readonly FaultKind NoCode = new("ECO-4211", FaultClass.Input,
        new("{0} 个要素没有编码", "{0} features have no code"),
        s_usable, s_inSource);

    public static readonly FaultKind CodeContradicts = new("ECO-4212", FaultClass.Input,
        new("编码 {0} 表示 {1} 为 {2}，而该要素的值是 {3}", "code {0} says that {1} is {2}; the feature has {3}"),
        new("两者必有一错，不能据此判定", "one of them is wrong, and nothing can be judged by it"),
        new("请在源数据中更正，或用 --map-field code=列名 换用编码列", "correct it in the source, or use another column with --map-field code=COLUMN"));

    public static readonly FaultKind OldAdcode = new("ECO-4213", FaultClass.Input,
        new("{0} 个编码带行政区代码 {1}，该代码自 {2:yyyy-MM-dd} 起由 {3} 取代（{4}）", "{0} codes carry the administrative code {1}, replaced by {3} from {2:yyyy-MM-dd} on ({4})"),
        new("图层可能早于更替，或编码没有更新；按行政区代码连接会丢失记录", "the layer may be older than that, or its codes were not updated; joins by code lose rows"),
        new("请核实数据年份，以 --valid-from 注明；代码不在此更改", "find out the year of the data and say it with --valid-from; codes are not changed here"));

    public static readonly FaultKind PastAdcode = new("ECO-4214", FaultClass.Input,
        new("{0} 个编码带行政区代码 {1}；图层生效日早于该代码被取代之日 {2:yyyy-MM-dd}，当时有效，现为 {3}", "{0} codes carry the administrative code {1}, which held when the layer did; from {2:yyyy-MM-dd} on it is {3}"),
        s_usable,
        new("与新数据连接时请换用新代码", "use the new code when joining newer data"));

    public static readonly FaultKind Truncated = new("ECO-4220", FaultClass.Input,
        new("字段 {0} 有 {1} 个值疑似被截断（长度正好到 254 字节或字符而没有写完）：{2}", "{1} values of field {0} look cut off (they end unfinished at 254 bytes or characters): {2}"),
        new("被截去的文字可能正是要求或例外", "what was cut off may be the very demand or exception"),
        new("请向数据提供方索取 GeoPackage 或 File Geodatabase 格式的原始数据", "ask the provider for the data as GeoPackage or File Geodatabase"));

    public static readonly FaultKind TruncatedColumn = new("ECO-4221", FaultClass.Input,
        new("列名 {0} 正好 10 字节，可能是 {1} 被截断（字段 {2} 未对应到列）", "column {0} is 10 bytes long and may be {1} cut off (field {2} has no column)"),
        new("该列只作为其他属性保存", "the column is kept among the other attributes"),
        new("如是，请用 --map-field {2}={0}", "if so, use --map-field {2}={0}"));

    public static readonly FaultKind ShareCovered = new("ECO-4230", FaultClass.Input,
        new("{0}：图层覆盖 {1:0.####} %，未覆盖 {2:0.##} m²（其中宽于边界误差的 {3} 处）", "{0}: the layer has {1:0.####} % of it; {2:0.##} m² are left ({3} pieces wider than the borders' error)"),
        s_usable, s_inSource);

    public static readonly FaultKind Uncovered = new("ECO-4231", FaultClass.Input,
        new("{2} 内未覆盖 {0:0.##} m²，平均宽 {1:0.##} m", "{0:0.##} m² of {2} have no zone, mean width {1:0.##} m"),
        new("此处的地块不压占任何单元，不能据此视为无管控", "a parcel here meets no zone; that must not be read as free of control"),
        s_inSource);

    public static readonly FaultKind Beyond = new("ECO-4232", FaultClass.Input,
        new("图层超出 {2} {0:0.##} m²，平均宽 {1:0.##} m", "{0:0.##} m² of the layer lie beyond {2}, mean width {1:0.##} m"),
        s_usable, s_inSource);

    public static readonly FaultKind Change = new("ECO-4240", FaultClass.Input,
        new("与第 {0} 版相比：新增 {1}，删除 {2}，边界变动 {3}，改类 {4}，仅属性变动 {5}，未变 {6}", "against version {0}: {1} added, {2} removed, {3} moved, {4} reclassified, {5} with other attributes only, {6} unchanged"),
        s_usable,
        new("请与发布单位的变更说明核对", "hold it against the issuer's own account of the changes"));

    public static readonly FaultKind Reclassified = new("ECO-4241", FaultClass.Input,
        new("{0} 由 {1} 改为 {2}", "{0} was {1} and is now {2}"),
        new("此前的筛查结论可能改变", "earlier screenings may come out differently"),
        new("请与发布单位的变更说明核对，然后重新筛查", "hold it against the issuer's own account, then screen again"));

    public static readonly FaultKind Shifted = new("ECO-4242", FaultClass.Input,
        new("与第 {0} 版相比整体平移：东 {1:0.###} m，北 {2:0.###} m，残差 {3:0.###} m（{4} 个点）", "against version {0} the whole is shifted by {1:0.###} m east, {2:0.###} m north, residual {3:0.###} m ({4} vertices)"),
        new("两版中有一版的坐标系或配准有误，压占面积随之偏移", "one of the two has a wrong datum or registration, and areas are off with it"),
        new("请核对 --crs 和数据的坐标转换过程", "check --crs and how the data were transformed"));

    public static readonly FaultKind RepairOption = new("ECO-4250", FaultClass.Usage,
        new("--repair 的值“{0}”不可用", "--repair cannot be '{0}'"),
        s_unchanged,
        new("写 structure，或 snap:米数（大于 0，至多 1），例如 snap:0.001", "write structure, or snap:METRES (above 0, up to 1), for example snap:0.001"));

    public static readonly FaultKind RepairLimit = new("ECO-4259", FaultClass.Usage,
        new("--repair-limit 的值 {0} 不可用", "--repair-limit cannot be {0}"),
        s_unchanged,
        new("写 0 到 100 之间的百分数", "write a percentage from 0 to 100"));

    public static readonly FaultKind RepairArea = new("ECO-4251", FaultClass.Input,
        new("修复会使要素的面积由 {0:#,0.00} m² 变为 {1:#,0.00} m²（{2:0.####} %），超过允许的 {3:0.####} %", "the repair would change the area of the feature from {0:#,0.00} m² to {1:#,0.00} m² ({2:0.####} %), more than the {3:0.####} % allowed"),
        s_unchanged,
        new("请在源数据中修正；确认接受此变化时用 --repair-limit 百分数", "repair it in the source; if the change is accepted, say so with --repair-limit PERCENT"));

    public static readonly FaultKind RepairMove = new("ECO-4252", FaultClass.Input,
        new("修复会使界线移动 {0:0.######} m，超过网格 {1:0.######} m", "the repair would move the border by {0:0.######} m, more than the grid of {1:0.######} m"),
        s_unchanged,
        new("请换用更细的网格，或在源数据中修正", "use a finer grid, or repair it in the source"));

    public static readonly FaultKind RepairLost = new("ECO-4253", FaultClass.Input,
        new("修复后要素不复存在（窄于网格 {0:0.######} m）", "the repair would leave nothing of the feature (narrower than the grid of {0:0.######} m)"),
        s_unchanged,
        new("请换用更细的网格，或在源数据中删除该要素", "use a finer grid, or remove the feature from the source"));

    public static readonly FaultKind NeedsKind = new("ECO-4260", FaultClass.Usage,
        new("{0} 是文件，检查文件须说明区类", "{0} is a file; a file is checked as a zone kind"),
        new("未检查", "nothing was checked"),
        new("请加 --kind（见 ecogis layer kinds）", "add --kind (see ecogis layer kinds)"));

    public static readonly FaultKind Memory = new("ECO-4270", FaultClass.Input,
        new("导入约需 {0:0.0} GB 内存，本机可用 {1:0.0} GB", "the import needs about {0:0.0} GB of memory; {1:0.0} GB are available"),
        s_unchanged,
        new("请按区县拆成多个文件，分别导入为不同的图层", "split the file by county and import each part as a layer of its own"));
}
