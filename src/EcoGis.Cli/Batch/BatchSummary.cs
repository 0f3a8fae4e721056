using System.Globalization;
using Spectre.Console;

namespace EcoGis;

/// <summary>What is said at the end of a batch: how many proposals came to what, what could not be taken in, how long it took.</summary>
internal static class BatchSummary
{
    public static void Print(Session session, string path, bool areasOnly, BatchOutput output, long before, TimeSpan time)
    {
        var counts = output.Counts;
        if (session.Json)
        {
            JsonOut.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("schema", "batch-summary/1");
                json.WriteString("out", path);
                json.WriteNumber("features", output.Features);
                json.WriteNumber("rows", counts.Rows);
                if (!areasOnly)
                {
                    json.WriteStartObject("verdicts");
                    foreach (var verdict in Enum.GetValues<Verdict>())
                        json.WriteNumber(verdict.ToString().ToLowerInvariant(), counts.Of(verdict));
                    json.WriteEndObject();
                }

                json.WriteNumber("geometry_refused", counts.Refused);
                json.WriteNumber("attributes_unread", counts.Unread);
                json.WriteNumber("continued_from", before);
                json.WriteNumber("seconds", Math.Round(time.TotalSeconds, 3));
                json.WriteEndObject();
            });
            return;
        }

        if (!areasOnly)
            session.Out.MarkupLineInterpolated($"{string.Join("  ", Enum.GetValues<Verdict>().Select(v => $"{VerdictWords.Icon(v)} {session.Text(VerdictWords.Of(v))} {N(counts.Of(v))}"))}");
        if (counts.Refused > 0)
            session.Out.MarkupLineInterpolated($"{session.Text($"图形有误、未作空间分析：{N(counts.Refused)}（原因在结果中）", $"not analysed because of their geometry: {N(counts.Refused)} (the result says why)")}");
        if (counts.Unread > 0)
            session.Out.MarkupLineInterpolated($"{session.Text($"属性值有误、按未知处理：{N(counts.Unread)}（原因在结果中）", $"with attributes that could not be read and count as not stated: {N(counts.Unread)} (the result says why)")}");
        double rate = (output.Features - before) / Math.Max(time.TotalSeconds, 1e-3);
        string since = before > 0 ? session.Text($"，其中 {N(before)} 个在上次运行完成", $", {N(before)} of them done before") : "";
        session.Out.MarkupLineInterpolated($"{session.Text(
            $"{N(output.Features)} 个地块{since}，{N(counts.Rows)} 行，用时 {time.TotalSeconds:0.0} s（{rate:0} 个/s）：{path}",
            $"{N(output.Features)} proposals{since}, {N(counts.Rows)} rows, {time.TotalSeconds:0.0} s ({rate:0}/s): {path}")}");
    }

    private static string N(long n) => n.ToString("#,0", CultureInfo.InvariantCulture);
}
