namespace EcoGis;

/// <summary>Faults of the catalog itself, 40xx.</summary>
public static class CatalogFaults
{
    private static readonly Bilingual s_untouched = new("文件未被改动", "the file was not touched");
    private static readonly Bilingual s_rolledBack = new("已撤销，图层库保持原样", "rolled back; the catalog is as it was");
    private static readonly Bilingual s_noAnswer = new("不给出任何判定", "no answer is given");

    public static readonly FaultKind NoCatalog = new("ECO-4001", FaultClass.System,
        new("没有图层库 {0}", "there is no catalog {0}"),
        s_noAnswer,
        new("请先用 ecogis layer import 导入图层，或用 --catalog 指明文件", "import a layer first (ecogis layer import), or name the file with --catalog"));

    public static readonly FaultKind NotACatalog = new("ECO-4002", FaultClass.System,
        new("{0} 不是 EcoGis 图层库：{1}", "{0} is not an EcoGis catalog: {1}"),
        s_untouched,
        new("请用 --catalog 指明正确的文件；普通 GeoPackage 请用 layer import 导入", "name the right file with --catalog; an ordinary GeoPackage is imported with layer import"));

    public static readonly FaultKind WrongSchema = new("ECO-4003", FaultClass.System,
        new("{0} 的图层库结构为第 {1} 版，本程序使用第 {2} 版", "{0} has catalog schema {1}; this program uses {2}"),
        s_untouched,
        new("请使用与该图层库相配的程序版本", "use the program version that matches the catalog"));

    public static readonly FaultKind Damaged = new("ECO-4004", FaultClass.System,
        new("图层库 {0} 已损坏：{1}", "catalog {0} is damaged: {1}"),
        s_noAnswer,
        new("请从备份恢复", "restore it from a backup"));

    public static readonly FaultKind DigestMismatch = new("ECO-4005", FaultClass.System,
        new("图层 {0} 第 {1} 版的内容与其摘要不符：记录 {2}，实际 {3}", "layer {0} version {1} does not match its digest: recorded {2}, found {3}"),
        s_noAnswer,
        new("已发布的版本被改动过：请从备份恢复，或重新导入为新版本", "a published version was changed: restore a backup, or import it again as a new version"));

    public static readonly FaultKind Busy = new("ECO-4006", FaultClass.System,
        new("图层库 {0} 正被另一程序写入，已等待 {1} 秒", "catalog {0} is being written by another program; waited {1} s"),
        s_rolledBack,
        new("请等另一导入完成，或关闭正在编辑该文件的 QGIS，然后重试", "wait for the other import, or close the program that edits the file, and try again"));

    public static readonly FaultKind Overtaken = new("ECO-4007", FaultClass.System,
        new("图层 {0} 在导入期间已有第 {1} 版发布（本次基于第 {2} 版）", "version {1} of layer {0} was published meanwhile (this import is based on version {2})"),
        s_rolledBack,
        new("请核对新版本后重新导入", "look at the new version, then import again"));

    public static readonly FaultKind DiskFull = new("ECO-4008", FaultClass.System,
        new("磁盘空间不足：需要约 {1}，{0} 所在磁盘剩余 {2}", "disk full: about {1} needed, {2} free where {0} is"),
        s_rolledBack,
        new("请清理磁盘或换用其他磁盘后重试", "free some space, or use another disk, and try again"));

    public static readonly FaultKind NotReadable = new("ECO-4009", FaultClass.System,
        new("无法读写图层库 {0}：{1}", "catalog {0} cannot be read or written: {1}"),
        new("不给出任何判定；未提交的改动已撤销", "no answer is given; uncommitted changes are rolled back"),
        new("请检查磁盘、网络连接和文件权限", "check the disk, the network and the file's permissions"));

    public static readonly FaultKind NetworkWal = new("ECO-4010", FaultClass.System,
        new("{0} 位于网络文件系统且处于 WAL 模式", "{0} is on a network file system and in WAL mode"),
        s_untouched,
        new("WAL 在网络文件系统上会损坏数据：请关闭打开它的程序（如 QGIS），或把文件复制到本地磁盘",
            "WAL corrupts data on network file systems: close the program that has it open (QGIS?), or copy the file to a local disk"));

    public static readonly FaultKind BadLayerName = new("ECO-4011", FaultClass.Usage,
        new("图层名称不可用：{0}", "layer name cannot be used: {0}"),
        new("图层库未改变", "the catalog is unchanged"),
        new("用 1–60 个汉字、字母、数字或 _ - . ( )，以汉字、字母或数字开头，不含 ..、/、控制字符，不以 gpkg_、ecogis_、rtree_、sqlite_ 开头",
            "use 1–60 letters (Chinese too), digits or _ - . ( ), starting with a letter or digit, no .., slash or control character, not starting with gpkg_, ecogis_, rtree_, sqlite_"));

    public static readonly FaultKind NoLayer = new("ECO-4012", FaultClass.Usage,
        new("图层库 {0} 中没有图层 {1}", "catalog {0} has no layer {1}"),
        new("无内容可显示", "there is nothing to show"),
        new("现有图层：{2}", "layers present: {2}"));

    public static readonly FaultKind UnknownKind = new("ECO-4013", FaultClass.System,
        new("图层 {0} 的区类 {1} 不在 data/zone-kinds 中", "layer {0} is of kind {1}, which data/zone-kinds does not define"),
        s_noAnswer,
        new("请恢复该区类的定义文件", "restore the definition of this kind"));
}
