namespace EcoGis;

/// <summary>Messages of the server itself, 70xx.</summary>
internal static class ServerFaults
{
    private static readonly Bilingual Nothing = new("未执行", "nothing was done");

    public static readonly FaultKind Foreign = new("ECO-7001", FaultClass.Usage,
        new("请求来自其他网站的页面", "the request comes from a page of another site"), Nothing, new("请在本系统的页面中操作", "use the page of this server"));

    public static readonly FaultKind NotFound = new("ECO-7002", FaultClass.Usage,
        new("没有 {0}", "there is no {0}"), Nothing, new("检查地址；列表见 /api 与 /ogc", "check the address; lists are at /api and /ogc"));

    public static readonly FaultKind Denied = new("ECO-7003", FaultClass.Usage,
        new("无权执行此操作", "you may not do this"), Nothing, new("请登录，或请管理员授予相应角色", "log in, or ask an administrator for the role"));

    public static readonly FaultKind NotJson = new("ECO-7004", FaultClass.Input,
        new("请求内容不能读懂：{0}", "the request cannot be read: {0}"), Nothing, new("按接口说明改正", "correct it by the description of the interface"));

    public static readonly FaultKind TooLarge = new("ECO-7005", FaultClass.Input,
        new("请求内容过大，或传送过慢", "the request is too large, or came too slowly"), Nothing, new("减小文件，或改用命令行 ecogis", "send less, or use the command line"));

    public static readonly FaultKind Broken = new("ECO-7006", FaultClass.System,
        new("服务器内部错误（编号 {0}）", "internal error of the server (number {0})"), new("本次没有结论；不得视为符合", "there is no result; it must not be read as clear"),
        new("请把编号告诉管理员，详情在服务器的日志中", "tell the administrator the number; details are in the server's log"));

    public static readonly FaultKind NotLoopback = new("ECO-7007", FaultClass.Usage,
        new("--single-user 只能监听本机地址：{0}", "--single-user listens on this machine only: {0}"), new("未启动", "not started"), new("改为 http://127.0.0.1:端口，或去掉 --single-user", "use http://127.0.0.1:PORT, or leave --single-user out"));

    public static readonly FaultKind NoPage = new("ECO-7008", FaultClass.System,
        new("本次构建没有网页所需的库：{0}", "the libraries of the page are not in this build: {0}"), new("未启动", "not started"), new("安装 npm 后重新构建 EcoGis", "install npm and build EcoGis again"));

    public static readonly FaultKind Address = new("ECO-7009", FaultClass.System,
        new("不能监听 {0}：{1}", "cannot listen on {0}: {1}"), new("未启动", "not started"), new("换一个 --urls，或停止占用该端口的程序", "choose other --urls, or stop what uses the port"));

    public static readonly FaultKind NoSpace = new("ECO-7010", FaultClass.System,
        new("磁盘空间不足：剩余 {0} MB，需要 {1} MB", "the disk is nearly full: {0} MB are free, {1} MB are needed"), new("未保存，未开始；已有的案卷和作业不受影响", "nothing was kept or started; cases and jobs that are there are not affected"),
        new("请管理员清理磁盘，或缩短作业的保留时间（--keep-jobs）", "ask an administrator to make room, or keep jobs for a shorter time (--keep-jobs)"));

    public static readonly FaultKind NoCertificate = new("ECO-7011", FaultClass.Usage,
        new("监听 https 地址需要证书：{0}", "an https address needs a certificate: {0}"), new("未启动", "not started"),
        new("加上 --certificate FILE.pfx，或改用 http 并在前面放带 TLS 的反向代理", "add --certificate FILE.pfx, or use http behind a reverse proxy with TLS"));

    public static readonly FaultKind BadCertificate = new("ECO-7012", FaultClass.Usage,
        new("证书 {0} 不能用：{1}", "certificate {0} cannot be used: {1}"), new("未启动", "not started"),
        new("检查文件和密码（环境变量 ECOGIS_CERTIFICATE_PASSWORD 或 --certificate-password-file）", "check the file and its password (ECOGIS_CERTIFICATE_PASSWORD in the environment, or --certificate-password-file)"));

    public static readonly FaultKind Basemap = new("ECO-7013", FaultClass.Input,
        new("底图文件不能用：{0}", "the base map cannot be used: {0}"), new("未启动", "not started"),
        new("用网络墨卡托栅格切片：gdal_translate -of MBTILES 影像.tif 底图.mbtiles 再 gdaladdo；GeoPackage 须加 -co TILING_SCHEME=GoogleMapsCompatible",
            "give raster tiles in Web Mercator: gdal_translate -of MBTILES image.tif base.mbtiles, then gdaladdo; a GeoPackage with -co TILING_SCHEME=GoogleMapsCompatible"));

    public static readonly FaultKind TiandituKey = new("ECO-7014", FaultClass.Usage,
        new("--tianditu-key 不是天地图密钥（16–64 位字母数字）", "--tianditu-key is no key of Tianditu (16 to 64 letters and digits)"), new("未启动", "not started"),
        new("填写在天地图控制台申请的浏览器端密钥", "give the browser key that Tianditu's console issued"));
}
