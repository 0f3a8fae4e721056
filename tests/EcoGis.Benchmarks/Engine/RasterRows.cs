using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoGis.Benchmarks.Engine;

/// <summary>The steps of <see cref="RasterCoverage"/> in a process of their own, beside GDAL and exactextract.</summary>
internal sealed partial class RasterRows(EngineOptions options, Workloads workloads, Peers peers)
{
    public IEnumerable<Row> All()
    {
        if (!workloads.HasRaster)
        {
            yield return new Row("raster", null) { Pairs = "not run: needs bench/gen" };
            yield break;
        }

        string zones = workloads.In("rzones.gpkg"), raster = workloads.In("raster.tif"), script = peers.Source("raster_gdal.py");
        bool peer = options.Peers && File.Exists(script) && File.Exists(raster) && workloads.GeoPackage(workloads.In("rzones.bin")) is not null;
        Command done = Command.Run(Environment.ProcessPath!, ["raster", workloads.Data, .. peer ? (string[])[script] : []])!;
        if (done.Status != 0)
            throw new InvalidOperationException(done.Complaint);
        string gdal = Gdal().Match(done.Output) is { Success: true } line ? $"GDAL mask + count, not exact: {line.Groups["cpu"].Value} s" : options.Peers ? "GDAL not run: needs raster.tif and rzones.gpkg" : "GDAL not run: --no-peers";
        PeerCost exact = File.Exists(raster) ? peers.ExactExtract(raster, zones, workloads.In("exactextract.csv")) : PeerCost.NotRun("needs raster.tif");
        foreach (var step in Steps().Matches(done.Output).GroupBy(m => m.Groups["step"].Value.Trim()))
        {
            Cost cost = Cost.Median([.. step.Select(m => new Cost(Number(m, "cpu"), Number(m, "wall"), Number(m, "mb") * 1e6, done.Cost.Peak))]);
            string ratio = exact.Cost is { } e && step.Key.StartsWith("coverage", StringComparison.Ordinal) ? FormattableString.Invariant($" ({e.Cpu / cost.Cpu:F0}×)") : "";
            yield return new Row($"raster: {step.Key}", cost) { Others = step.Key.StartsWith("coverage", StringComparison.Ordinal) ? $"exactextract {exact}{ratio}; {gdal}" : "" };
        }
    }

    [GeneratedRegex(@"^(?<step>.+?)\s+cpu (?<cpu>[0-9.]+) s, wall (?<wall>[0-9.]+) s, allocated (?<mb>[0-9.]+) MB", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Steps();

    [GeneratedRegex(@"^gdal .* cpu (?<cpu>[0-9.]+) s", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Gdal();

    private static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
