namespace EcoGis;

/// <summary>Messages of exporting a layer, 365x.</summary>
public static class ExportFaults
{
    private static readonly Bilingual s_nothing = new("未写出任何文件", "nothing was written");

    public static readonly FaultKind Format = new("ECO-3650", FaultClass.Usage,
        new("不能由扩展名判断导出格式：{0}", "the extension does not say the format of the export: {0}"), s_nothing,
        new("--out 用以下之一：{1}", "let --out end in one of {1}"));

    public static readonly FaultKind FolderExists = new("ECO-3651", FaultClass.Usage,
        new("文件夹 {0} 已存在，其中可能有别的图层", "the folder {0} exists and may hold other layers"), s_nothing,
        new("换一个名称，或先移走该文件夹", "choose another name, or move the folder away"));

    public static readonly FaultKind WriteFailed = new("ECO-3652", FaultClass.System,
        new("写 {0} 时出错；GDAL 的说明：{1}", "an error while {0} was written; GDAL says: {1}"), s_nothing,
        new("检查路径、权限和剩余空间，或换一种格式", "check the path, rights and free space, or use another format"));

    public static readonly FaultKind Refused = new("ECO-3653", FaultClass.System,
        new("不能写入 {0}：{1}", "{0} cannot be written: {1}"), s_nothing,
        new("检查路径、权限、剩余空间，以及文件是否被其他程序占用", "check the path, rights, free space, and whether another program holds the file"));
}
