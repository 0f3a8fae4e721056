using BenchmarkDotNet.Running;
using EcoGis.Benchmarks;
using EcoGis.Benchmarks.Engine;
using EcoGis.Benchmarks.Import;
using EcoGis.Benchmarks.Lists;

return args switch
{
    ["engine", .. var options] => EngineReport.Run(options),
    ["--child", var job, .. var arguments] => Jobs.Run(job, arguments),
    ["forest", .. var arguments] => ForestChangeRun.Run(arguments),
    ["import", var file, var count] => GeneratedParcels.Write(file, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    ["reports", var count] => ReportsRun.Run(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
    ["lists", var folder] => ListsReport.Run(folder, Console.Out),
    ["raster", var data, .. var peer] => Raster(data, peer.FirstOrDefault()),
    _ => BenchmarkSwitcher.FromAssembly(typeof(SampleScreening).Assembly).Run(args).Any() ? 0 : 1,
};

static int Raster(string data, string? peer)
{
    RasterCoverage.Run(data, peer, Console.Out);
    return 0;
}
