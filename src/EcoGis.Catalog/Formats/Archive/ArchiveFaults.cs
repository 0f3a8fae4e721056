namespace EcoGis;

/// <summary>What can be wrong with a ZIP that holds geodata, 350x.</summary>
public static class ArchiveFaults
{
    public static readonly FaultKind Broken = FormatFaults.Refusal("ECO-3500",
        "ZIP 压缩包损坏或无法解压：{0}", "the ZIP archive is damaged or cannot be unpacked: {0}",
        "请重新获取，或自行解压后导入其中的文件", "get it again, or unpack it yourself and import the file inside");

    public static readonly FaultKind NothingInside = FormatFaults.Refusal("ECO-3501",
        "压缩包内没有能读取的矢量数据；其中有：{0}", "the archive holds no vector data that can be read; it holds: {0}",
        "请放入 Shapefile（.shp .shx .dbf .prj）、GeoPackage、GeoJSON、界址点 TXT、File Geodatabase、DXF、KML、MapInfo 或 FlatGeobuf；不读包中之包", "put in a Shapefile (.shp .shx .dbf .prj), a GeoPackage, a GeoJSON, a boundary TXT, a File Geodatabase, a DXF, a KML, a MapInfo table or a FlatGeobuf; archives inside archives are not read");

    public static readonly FaultKind SeveralInside = FormatFaults.Refusal("ECO-3502",
        "压缩包内有 {0} 个数据：{1}", "the archive holds {0} datasets: {1}",
        "用 --layer 指明一个（其中还有图层时写成 名称:图层）", "name one with --layer (NAME:LAYER when it has layers itself)");

    public static readonly FaultKind NotInside = FormatFaults.Refusal("ECO-3503",
        "压缩包内没有数据 {0}；有：{1}", "the archive has no dataset {0}; it has: {1}",
        "核对 --layer", "check --layer");

    public static readonly FaultKind Bomb = FormatFaults.Refusal("ECO-3504",
        "解压时超过限制 {0}：限 {1}，已达 {2}", "unpacking passed the limit {0}: limit {1}, reached {2}",
        "可能是恶意压缩包；可信时请自行解压后导入", "it may be a malicious archive; if you trust it, unpack it yourself and import the file");

    public static readonly FaultKind Encrypted = FormatFaults.Refusal("ECO-3505",
        "压缩包内的 {0} 有密码", "{0} in the archive is protected by a password",
        "请解密后重新导入", "remove the password and import again");

    public static readonly FaultKind TwoAlike = FormatFaults.Refusal("ECO-3506",
        "压缩包内有两个文件只差大小写或同名：{0}", "two files in the archive have one name, letter case aside: {0}",
        "请删去其中一个", "remove one of them");
}
