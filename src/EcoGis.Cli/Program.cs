return await EcoGis.CommandLine.Run(args);
