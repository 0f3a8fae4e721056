using System.Text;

namespace EcoGis;

/// <summary>The page of a receipt, <c>receipt-NAME.html</c> in a folder, with everything the terminal shortens. Complete or absent.</summary>
internal static class ReceiptOutput
{
    /// <summary>A page that a browser still opens; what is beyond is counted on it and in <c>--json</c>.</summary>
    private const int MostFeatures = 2000, MostProblems = 2000;

    public static void Write(Session session, string folder, Receipt receipt)
    {
        string target = Path.Combine(folder, $"receipt-{SafeName.Of(receipt.Files is [var first, ..] ? first.Name : receipt.Layer ?? receipt.Format)}.html");
        try
        {
            Directory.CreateDirectory(folder);
            ReceiptSheet sheet = new ReceiptWords(session.Language, MostFeatures, MostProblems).Of(receipt);
            OutputFile.Replace(target, stream => stream.Write(Encoding.UTF8.GetBytes(ReceiptPage.Html(sheet, Installation.Styles(), Installation.Version))));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = folder }, e.Message).Raise(e);
        }

        session.Notice(new($"已写入 {target}", $"wrote {target}"));
    }
}
