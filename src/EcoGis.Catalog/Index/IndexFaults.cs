namespace EcoGis;

/// <summary>Messages of saved indexes, 470x. None of them costs an answer: an index only saves time, and is made again from the catalog.</summary>
public static class IndexFaults
{
    public static readonly FaultKind Damaged = new("ECO-4700", FaultClass.System,
        new("图层索引文件 {0} 不可用：{1}", "the layer index file {0} cannot be used: {1}"),
        new("不影响结果：已改从图层库读取并重新核对摘要", "no answer is affected: the layer was read from the catalog and checked against its digest"),
        new("索引会自动重建；反复出现时请检查磁盘", "the index is made again by itself; if this returns, check the disk"));

    public static readonly FaultKind NotSaved = new("ECO-4701", FaultClass.System,
        new("未能保存图层索引 {0}：{1}", "the layer index {0} could not be saved: {1}"),
        new("不影响结果，但每次打开该图层较慢", "no answer is affected, but the layer opens more slowly each time"),
        new("请检查该文件夹的权限和剩余空间", "check the rights and free space of that folder"));

    /// <summary>As a notice: nothing failed.</summary>
    internal static Bilingual Notice(this Fault fault) => new(fault.In(Language.Zh), fault.In(Language.En));
}
