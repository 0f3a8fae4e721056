namespace EcoGis.Benchmarks.Engine;

/// <summary>The files of the workloads, made when they are missing. Null where what they are made from is missing.</summary>
internal sealed class Workloads(EngineOptions options)
{
    private const double Scale = 1 << 17; // degrees to about metres, exactly

    public string Data { get; } = Directory.CreateDirectory(Path.Combine(options.Work, "data")).FullName;

    public string? Zones => Generated("zones.bin", "zones");

    public string? Parcels(int n) => Generated($"parcels_{n}.bin", "parcels");

    public bool HasRaster => Generated("raster.bin", "raster") is not null;

    public string In(string name) => Path.Combine(Data, name);

    /// <summary>Built outside the folder of the sources, which may be read-only.</summary>
    public string? Built(string project)
    {
        string program = Path.Combine(options.Work, project, project + ".dll");
        if (File.Exists(program) || options.Bench is null)
            return File.Exists(program) ? program : null;
        string sources = Directory.CreateDirectory(Path.Combine(options.Work, "src", project)).FullName;
        foreach (string file in Directory.GetFiles(Path.Combine(options.Bench, project)))
            File.Copy(file, Path.Combine(sources, Path.GetFileName(file)), overwrite: true);
        Command.Run("dotnet", ["build", "-c", "Release", "-v", "q", "-o", Path.Combine(options.Work, project), sources]);
        return File.Exists(program) ? program : null;
    }

    /// <summary>A workload file as a GeoPackage.</summary>
    public string? GeoPackage(string binary)
    {
        string made = In(Path.GetFileNameWithoutExtension(binary) + ".gpkg");
        if (!File.Exists(made) && options.Bench is not null)
            Command.Run("/usr/bin/python3", [Path.Combine(options.Bench, "bin2ogr.py"), binary, made]);
        return File.Exists(made) ? made : null;
    }

    /// <summary>A layer in longitude and latitude as a workload file, one degree 2¹⁷ m.</summary>
    public string? Layer(string? file, string layer)
    {
        string made = In($"layer_{layer}.bin");
        if (File.Exists(made) || file is null || options.Bench is null || !File.Exists(file))
            return File.Exists(made) ? made : null;
        string degrees = In($"degrees_{layer}.bin");
        Command.Run("/usr/bin/python3", [Path.Combine(options.Bench, "ogr2bin.py"), file, layer, degrees]);
        return Scaled(degrees, made);
    }

    /// <summary>200,000 small polygons all over the world (workload B).</summary>
    public string? Hexagons()
    {
        string made = In("hex_200000.bin");
        if (File.Exists(made) || options.Bench is null)
            return File.Exists(made) ? made : null;
        string degrees = In("degrees_hex.bin");
        Command.Run("/usr/bin/python3", [Path.Combine(options.Bench, "ogr2bin.py"), "hex", "200000", degrees]);
        return Scaled(degrees, made);
    }

    /// <summary>5,000 stars of 320 to 600 vertices and about 0.5 km², within the frame of the zones, on tenths of millimetres (workload C).</summary>
    public string Stars()
    {
        string made = In("stars_5000.bin");
        if (File.Exists(made))
            return made;
        Random random = new(11);
        using BinaryWriter writer = new(new BufferedStream(File.Create(made + ".part")));
        writer.Write(5000L);
        for (int id = 0; id < 5000; id++)
        {
            int n = random.Next(320, 600);
            double x = 35_470_000 + (60_000 * random.NextDouble()), y = 3_400_000 + (60_000 * random.NextDouble()), radius = 400 + (60 * random.NextDouble());
            (double, double)[] ring = [.. Enumerable.Range(0, n).Select(i =>
            {
                double r = radius * (0.9 + (0.2 * random.NextDouble())), angle = 2 * Math.PI * i / n;
                return (Math.Round((x + (r * Math.Cos(angle))) * 1e4) / 1e4, Math.Round((y + (r * Math.Sin(angle))) * 1e4) / 1e4);
            })];
            writer.Write(id);
            writer.Write(13 + (16 * (n + 1)));
            writer.Write((byte)1);
            writer.Write(3);
            writer.Write(1);
            writer.Write(n + 1);
            foreach (var (px, py) in ring.Append(ring[0]))
            {
                writer.Write(px);
                writer.Write(py);
            }
        }

        writer.Close();
        File.Move(made + ".part", made);
        return made;
    }

    private string? Generated(string name, string what)
    {
        string file = In(name);
        if (!File.Exists(file) && Built("gen") is { } generator)
            Command.Run("dotnet", [generator, Data, what]);
        return File.Exists(file) ? file : null;
    }

    private static string? Scaled(string degrees, string made)
    {
        if (!File.Exists(degrees))
            return null;
        byte[] bytes = File.ReadAllBytes(degrees);
        for (int i = 8, length; i < bytes.Length; i += 8 + length)
        {
            length = BitConverter.ToInt32(bytes, i + 4);
            Span<byte> wkb = bytes.AsSpan(i + 8, length);
            for (WkbRings rings = new(wkb); rings.Next(out _);)
            {
                foreach (ref double v in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, double>(wkb.Slice(rings.From, 16 * rings.Vertices)))
                    v *= Scale;
            }
        }

        File.WriteAllBytes(made, bytes);
        return made;
    }
}
