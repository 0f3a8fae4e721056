namespace EcoGis;

/// <summary>Messages of the catalog and of imports, 4xxx.</summary>
public static class CatalogFaults
{
    public static readonly FaultKind NoDataFolder = new("ECO-4001", FaultClass.System,
        new("找不到规则数据文件夹", "the data folder is not there"),
        new("规则库未加载，未作任何判断", "the rule base is not loaded and nothing was judged"),
        new("请重新安装，或用环境变量 ECOGIS_DATA 指明 data 文件夹", "install again, or name the data folder in the environment variable ECOGIS_DATA"));
}
