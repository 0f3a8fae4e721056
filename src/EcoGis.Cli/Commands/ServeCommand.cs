using System.CommandLine;
using System.Security.Cryptography.X509Certificates;

namespace EcoGis;

/// <summary><c>ecogis serve</c>: the page and the OGC API, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Build(CommandLine line)
    {
        var urls = new Option<string>("--urls") { Description = line.Text("监听地址，分号分开", "addresses to listen on, with semicolons between them"), DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var office = AuditCommand.OfficeOption(line);
        var single = new Option<bool>("--single-user") { Description = line.Text("不登录，仅限本机使用", "no login; this machine only") };
        var basemap = new Option<string?>("--basemap") { Description = line.Text("底图：栅格切片 .mbtiles 或 .gpkg，由本服务提供", "base map: raster tiles, .mbtiles or .gpkg, served from here") };
        var tianditu = new Option<string?>("--tianditu-key") { Description = line.Text("天地图浏览器端密钥：可选在线底图，图片由各浏览器直接取得", "browser key of Tianditu: an optional base map whose pictures each browser fetches itself") };
        var certificate = new Option<string?>("--certificate") { Description = line.Text("https 地址的证书（.pfx，含私钥）", "certificate of the https addresses (.pfx with its private key)") };
        var password = new Option<string?>("--certificate-password-file")
        {
            Description = line.Text($"证书密码所在的文件；不写则取环境变量 {ServerCertificate.PasswordVariable}", $"file with the password of the certificate; without it {ServerCertificate.PasswordVariable} in the environment"),
        };
        var keep = new Option<int>("--keep-jobs") { Description = line.Text("已结束的作业及其文件保留的天数，0 为一直保留", "days that finished jobs and their files are kept, 0: for ever"), DefaultValueFactory = _ => 90 };
        keep.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError(line.Text("--keep-jobs 不能为负", "--keep-jobs must not be negative"));
        });
        var command = new Command("serve", line.Text("启动网页和 OGC API", "start the web page and the OGC API")) { urls, office, single, basemap, tianditu, certificate, password, keep };
        line.Act(command, (session, parsed, cancellation) =>
        {
            using X509Certificate2? proof = parsed.GetValue(certificate) is { } path ? ServerCertificate.Load(path, parsed.GetValue(password), TimeProvider.System) : null;
            ServeOptions options = Options(session, parsed.GetValue(urls)!, parsed.GetValue(office), parsed.GetValue(single)) with
            {
                Basemap = parsed.GetValue(basemap),
                TiandituKey = parsed.GetValue(tianditu),
                Certificate = proof,
                JobsKept = parsed.GetValue(keep) is > 0 and var days ? TimeSpan.FromDays(days) : null,
            };
            return Serve(session, options, cancellation).GetAwaiter().GetResult();
        });
        return command;
    }

    private static ServeOptions Options(Session session, string urls, string? office, bool single) => new()
    {
        Catalog = session.CatalogPath,
        Office = AuditCommand.OfficeOf(session, office),
        Data = Session.Data,
        Styles = Installation.Styles(),
        Page = Installation.Page,
        Samples = Installation.Samples,
        Apart = Installation.Apart,
        Version = Installation.Version,
        District = session.District,
        Language = session.Language,
        Font = Installation.Font,
        Browser = Installation.Browser,
        Urls = urls,
        SingleUser = single,
        Clock = TimeProvider.System,
    };

    private static bool OpenAndPlain(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback;

    private static async Task<int> Serve(Session session, ServeOptions options, CancellationToken cancellation)
    {
        await using EcoServer server = await EcoServer.Start(options, cancellation);
        foreach (string address in server.Addresses)
            session.Line(new Bilingual("EcoGis 已启动：{0}（Ctrl-C 停止）", "EcoGis is running: {0} (Ctrl-C stops it)").Format(address));
        if (options.SingleUser)
            session.Line(new("单用户方式：不登录，仅限本机；任何能使用本机的人都有全部权限", "single-user: no login, this machine only; whoever uses this machine may do everything"));
        if (server.FirstToken is { } token)
        {
            session.Line(new("还没有管理员：用下面的链接建立首位管理员（只在本次运行有效，只能用一次）", "there is no administrator yet: make the first one with this link (this run only, once)"));
            session.Line(Bilingual.Same($"  {server.Addresses.First()}/login#first={token}"));
        }

        if (!options.SingleUser && server.Addresses.Any(OpenAndPlain))
            session.Notice(new("监听的地址可从网络访问且没有加密：密码和案卷会以明文传送；请用 https 和 --certificate，或用带 TLS 的反向代理转发到本机地址", "it listens to the network without encryption: passwords and cases travel in the clear; use https with --certificate, or put a reverse proxy with TLS before a loopback address"));
        if (options.TiandituKey is not null)
            session.Notice(new("已配置天地图：打开该底图的浏览器直接向 t0–t7.tianditu.gov.cn 取图，对方能知道所看的范围；本服务自己不访问", "Tianditu is configured: browsers that switch it on fetch pictures from t0–t7.tianditu.gov.cn, which learns what area is looked at; this server itself asks nothing"));
        await server.Run(cancellation);
        return 0;
    }
}
