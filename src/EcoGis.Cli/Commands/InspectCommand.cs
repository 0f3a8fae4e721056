using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis inspect FILE</c>: the receipt of a file. Stores nothing.</summary>
internal static class InspectCommand
{
    public static Command Build(CommandLine line)
    {
        var file = new Argument<string>("FILE") { Description = line.Text("图层或拟建项目边界文件", "a layer or proposal boundaries") };
        var kind = new Option<string?>("--kind") { Description = line.Text("按此区类对应字段（见 layer kinds）；不写则按拟建项目", "map the columns to this zone kind (see layer kinds); without it to proposals") };
        var output = new Option<string?>("--out") { Description = line.Text("输出文件夹：每个文件一页收据 receipt-文件名.html", "output folder: one page, receipt-NAME.html") };
        var command = new Command("inspect", line.Text("查看文件的收据：内容、编码、坐标系及其依据、字段、面积、图形问题、位置；不存入任何内容", "the receipt of a file: content, encoding, CRS and why, fields, areas, problems, place; stores nothing")) { file, kind, output };
        var reading = new ReadingOptions(line, command, corrects: true);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var profile = session.Rules.District(session.District);
            var request = new ReceiptRequest(session.Rules, new PlaneChoice(null, profile.Plane, profile.PlaneExtent), parsed.GetValue(kind) is { } id ? session.Rules.Kind(id) : null);
            var receipt = ReceiptReader.Read(parsed.GetValue(file)!, reading.From(parsed, BoundaryReference.Of(session)), request, cancellation);
            if (parsed.GetValue(output) is { } folder)
                ReceiptOutput.Write(session, folder, receipt);
            if (session.Json)
                JsonOut.Write(w => ReceiptJson.Write(w, receipt, session.Language));
            else
                ReceiptView.Print(session, receipt);
            return 0;
        });
        return command;
    }
}
