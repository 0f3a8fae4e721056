using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis audit verify</c>: whether the audit log of the server is whole; names the first entry that is not.</summary>
internal static class AuditCommand
{
    public static Command Build(CommandLine line)
    {
        var office = OfficeOption(line);
        var verify = new Command("verify", line.Text("逐条核对散列链和库外锚点，指出第一条不可信的记录", "check every hash and the anchors outside the database; names the first entry that cannot be trusted")) { office };
        line.Act(verify, (session, parsed, _) =>
        {
            var found = OfficeStore.Verify(OfficeOf(session, parsed.GetValue(office)));
            Print(session, found);
            if (found.Fault is { } fault)
                throw fault.Raise();
            return 0;
        });
        return new Command("audit", line.Text("服务器的审计日志", "the audit log of the server")) { verify };
    }

    /// <summary>The option that names the office file.</summary>
    public static Option<string?> OfficeOption(CommandLine line) => new("--office")
    {
        Description = line.Text("账号、案卷、作业和审计日志的文件，默认在目录库旁（.office）", "file of accounts, cases, jobs and the audit log; default: beside the catalog (.office)"),
    };

    public static string OfficeOf(Session session, string? named) => named ?? Path.ChangeExtension(session.CatalogPath, ".office");

    private static void Print(Session session, AuditVerification found)
    {
        if (session.Json)
        {
            JsonOut.Write(found.WriteTo);
            return;
        }

        if (found.FirstBad is null)
        {
            session.Out.WriteLine(session.Text(new Bilingual("审计日志完整：{0} 条，核对了 {1} 个库外锚点", "the audit log is whole: {0} entries, {1} anchors outside the database").Format(found.Entries, found.Anchors)));
            session.Out.WriteLine(session.Text(new Bilingual("链头 {0}", "head {0}").Format(found.Head)));
        }
    }
}
