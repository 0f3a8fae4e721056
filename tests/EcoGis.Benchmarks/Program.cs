using BenchmarkDotNet.Running;
using EcoGis.Benchmarks.Engine;

return args switch
{
    ["engine", .. var options] => EngineReport.Run(options),
    ["--child", var job, .. var arguments] => Jobs.Run(job, arguments),
    _ => BenchmarkSwitcher.FromAssembly(typeof(EcoGis.Benchmarks.SampleScreening).Assembly).Run(args).Any() ? 0 : 1,
};
