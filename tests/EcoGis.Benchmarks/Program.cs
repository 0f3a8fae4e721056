BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(EcoGis.Benchmarks.SampleScreening).Assembly).Run(args);
