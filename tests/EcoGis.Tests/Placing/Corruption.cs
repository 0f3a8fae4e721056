using System.Globalization;
using System.Text;

namespace EcoGis.Tests;

/// <summary>What was done to a true file. The first group moves it, the others break or garble it.</summary>
internal enum Damage
{
    None,
    Axes,
    Zone,
    Width,
    Prefix,
    Unit,
    Packed,
    Mercator,
    NoStatement,
    Gcj02,
    Bd09,
    OldDatum,
    Encoding,
    Truncation,
}

/// <summary>
/// One damaged file on disk and the truth about it. Subjects are real county outlines, each drawn anew with a few metres of noise so that none is the reference
/// itself, and parcels drawn at random inside the counties. Delivered as Shapefile, GeoJSON or boundary TXT in CGCS2000. The same number is the same file.
/// </summary>
/// <param name="Truth">Longitude and latitude of every vertex, ring after ring.</param>
/// <param name="Names">The texts of the features.</param>
internal sealed record Corruption(int Number, Damage Damage, string Path, IReadOnlyList<(double Lon, double Lat)> Truth, IReadOnlyList<string> Names, string How)
{
    private static readonly SevenParameters Typical = new(-15, 110, 60, 1.2, -0.8, 2.1, -3, 1);

    public static Corruption Make(int number, string folder)
    {
        Random random = new(number * 7919);
        Damage damage = (Damage)(number % Enum.GetValues<Damage>().Length);
        bool outline = damage is Damage.Gcj02 or Damage.Bd09 or Damage.OldDatum || random.Next(2) == 0;
        List<(string Name, (double Lon, double Lat)[] Ring)> subject = outline ? Outlines(random) : Parcels(random);
        string path = System.IO.Path.Combine(folder, $"c{number}");
        Maker maker = new(random, damage, subject, path, outline);
        string how = maker.Write();
        return new(number, damage, maker.Path, [.. maker.Written.SelectMany(r => r)], [.. subject.Select(s => s.Name)], $"{(outline ? "outline" : "parcel")} {how}");
    }

    /// <summary>One to four counties, every vertex a few metres off.</summary>
    private static List<(string, (double, double)[])> Outlines(Random random)
    {
        double noise = 6 * random.NextDouble() / 111_000;
        return [.. Enumerable.Range(0, Counties.All.Count).OrderBy(_ => random.Next()).Take(1 + random.Next(4)).Select(i =>
        {
            RawPath ring = Counties.All[i].Shape.Parts.SelectMany(p => p).MaxBy(r => r.Count)!;
            (double, double)[] moved = [.. ring.Xs.Zip(ring.Ys, (x, y) => (x + (noise * ((2 * random.NextDouble()) - 1)), y + (noise * ((2 * random.NextDouble()) - 1))))];
            moved[^1] = moved[0];
            return (Counties.All[i].Name, moved);
        })];
    }

    /// <summary>One to five star-shaped parcels of 30 to 600 m across.</summary>
    private static List<(string, (double, double)[])> Parcels(Random random)
    {
        RawShape county = Counties.All[random.Next(Counties.All.Count)].Shape;
        InteriorSample ground = InteriorSample.Of([new FeatureRecord(1, null, county, new Dictionary<string, string?>(), null, Place.None)])!;
        return [.. Enumerable.Range(1, 1 + random.Next(5)).Select(n =>
        {
            int at = random.Next(ground.Xs.Length), corners = 4 + random.Next(6);
            double radius = (15 + (285 * random.NextDouble())) / 111_000;
            (double, double)[] ring = [.. Enumerable.Range(0, corners).Select(i =>
            {
                double angle = 2 * Math.PI * (i + (0.4 * random.NextDouble())) / corners, r = radius * (0.6 + (0.4 * random.NextDouble()));
                return (ground.Xs[at] + (r * Math.Cos(angle)), ground.Ys[at] + (r * Math.Sin(angle)));
            })];
            return ($"示范地块{n}号", (ring.Append(ring[0])).ToArray());
        })];
    }

    private sealed class Maker(Random random, Damage damage, List<(string Name, (double Lon, double Lat)[] Ring)> subject, string path, bool outline)
    {
        private const int Zone3 = 35, Zone6 = 18;

        public string Path { get; private set; } = path;

        /// <summary>The true places of the vertices, as written (rounded to the file's digits).</summary>
        public List<(double Lon, double Lat)[]> Written { get; private set; } = [.. subject.Select(s => s.Ring)];

        public string Write()
        {
            switch (damage)
            {
                case Damage.Gcj02 or Damage.Bd09:
                    MapOffset offset = damage == Damage.Gcj02 ? MapOffset.Gcj02 : MapOffset.Bd09;
                    return random.Next(2) == 0 ? GeoJson(Moved(offset.FromWgs84)) : Shapefile(Moved(offset.FromWgs84), Crs.Cgcs2000.ToWkt(), 9);
                case Damage.OldDatum:
                    // the file states CGCS2000, the numbers are those of the old datum in the same zone
                    OldDatumCrs old = OldDatumCrs.Parse(random.Next(2) == 0 ? "EPSG:2359" : "EPSG:2411")!;
                    SevenParameters shift = Typical with { Dx = Typical.Dx + (10 * random.NextDouble()), Dy = Typical.Dy - (40 * random.NextDouble()), Dz = Typical.Dz - (30 * random.NextDouble()) };
                    return Shapefile(InMetres("EPSG:4523", (x, y) => Backwards(old, shift, x, y)), Wkt("EPSG:4523"), 3);
                case Damage.Axes:
                    return random.Next(4) switch
                    {
                        0 => GeoJson(Moved((x, y) => (y, x))),
                        1 => Shapefile(InMetres("EPSG:4523", (x, y) => (y, x)), Wkt("EPSG:4523"), 3),
                        2 => Shapefile(InMetres("EPSG:4544", (x, y) => (y, x)), Wkt("EPSG:4544"), 3),
                        _ => Text(InMetres("EPSG:4523", (x, y) => (x, y)), northFirst: false),
                    };
                case Damage.Zone:
                    int off = new[] { -2, -1, 1, 2 }[random.Next(4)];
                    return random.Next(4) switch
                    {
                        0 => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt($"EPSG:{4523 + off}"), 3),
                        1 => Shapefile(InMetres("EPSG:4544", (x, y) => (x, y)), Wkt($"EPSG:{4544 + off}"), 3),
                        2 => Text(InMetres("EPSG:4523", (x, y) => (x, y)), zone: Zone3 + off),
                        _ => Text(InMetres("EPSG:4523", (x, y) => (x + (off * 1e6), y))),
                    };
                case Damage.Width:
                    return random.Next(3) switch
                    {
                        0 => Shapefile(InMetres("EPSG:4496", (x, y) => (x, y)), Wkt("EPSG:4523"), 3),
                        1 => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt("EPSG:4496"), 3),
                        _ => Text(InMetres("EPSG:4496", (x, y) => (x, y)), zone: Zone3, width: 3),
                    };
                case Damage.Prefix:
                    return random.Next(4) switch
                    {
                        0 => Shapefile(InMetres("EPSG:4544", (x, y) => (x, y)), Wkt("EPSG:4523"), 3),
                        1 => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt("EPSG:4544"), 3),
                        2 => Text(InMetres("EPSG:4544", (x, y) => (x, y)), zone: Zone3),
                        _ => Shapefile(InMetres("EPSG:4544", (x, y) => (x, y)), Wkt("EPSG:4496"), 3),
                    };
                case Damage.Unit:
                    double factor = new[] { 0.001, 1000, 100 }[random.Next(3)];
                    int digits = factor < 1 ? 6 : 0;
                    return random.Next(3) switch
                    {
                        0 => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt("EPSG:4523"), digits, factor),
                        1 => Shapefile(InMetres("EPSG:4544", (x, y) => (x, y)), Wkt("EPSG:4544"), digits, factor),
                        _ => Text(InMetres("EPSG:4523", (x, y) => (x, y)), factor: factor, digits: digits),
                    };
                case Damage.Packed:
                    return random.Next(3) switch
                    {
                        0 => GeoJson(Packed()),
                        1 => Shapefile(Packed(), Crs.Cgcs2000.ToWkt(), 8),
                        _ => Text(Packed(), digits: 8),
                    };
                case Damage.Mercator:
                    return Shapefile(InMetres("EPSG:3857", (x, y) => (x, y)), random.Next(2) == 0 ? null : Wkt("EPSG:4523"), 3);
                case Damage.NoStatement:
                    return random.Next(5) switch
                    {
                        0 => Shapefile(InMetres("EPSG:4544", (x, y) => (x, y)), null, 3),
                        1 => Text(InMetres("EPSG:4544", (x, y) => (x, y)), zone: null),
                        2 => Shapefile(InMetres("EPSG:4496", (x, y) => (x, y)), null, 3),
                        _ => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), null, 3),
                    };
                case Damage.Encoding:
                    return Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt("EPSG:4523"), 3, encoding: random.Next(6));
                case Damage.Truncation:
                    string written = random.Next(3) switch
                    {
                        0 => GeoJson(Moved((x, y) => (x, y))),
                        1 => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt("EPSG:4523"), 3),
                        _ => Text(InMetres("EPSG:4523", (x, y) => (x, y))),
                    };
                    return $"{written} cut {Cut()}";
                default:
                    return random.Next(3) switch
                    {
                        0 => GeoJson(Moved((x, y) => (x, y))),
                        1 => Shapefile(InMetres("EPSG:4523", (x, y) => (x, y)), Wkt("EPSG:4523"), 3),
                        _ => Text(InMetres("EPSG:4523", (x, y) => (x, y))),
                    };
            }
        }

        private static string Wkt(string code) => Crs.Parse(code).ToWkt();

        private List<(double X, double Y)[]> Moved(Func<double, double, (double, double)> move) => [.. Written.Select(r => r.Select(p => move(p.Lon, p.Lat)).ToArray())];

        private List<(double X, double Y)[]> InMetres(string code, Func<double, double, (double, double)> then)
        {
            CrsTransform to = CrsTransform.Between(Crs.Wgs84, Crs.Parse(code)), back = CrsTransform.Between(Crs.Parse(code), Crs.Wgs84);
            List<(double X, double Y)[]> rounded = [.. Written.Select(r => r.Select(p => to.Apply(p.Lon, p.Lat)).Select(p => (Math.Round(p.X, 3), Math.Round(p.Y, 3))).ToArray())];
            Written = [.. rounded.Select(r => r.Select(p => back.Apply(p.Item1, p.Item2)).ToArray())];
            return [.. rounded.Select(r => r.Select(p => then(p.Item1, p.Item2)).ToArray())];
        }

        /// <summary>The old numbers of a modern point: the shift undone by iteration.</summary>
        private static (double, double) Backwards(OldDatumCrs old, DatumShift shift, double x, double y)
        {
            (double X, double Y) at = (x, y);
            for (int i = 0; i < 6; i++)
            {
                (double X, double Y) there = shift.Apply(old, at.X, at.Y);
                at = (at.X + x - there.X, at.Y + y - there.Y);
            }

            return at;
        }

        private List<(double X, double Y)[]> Packed() => Moved((lon, lat) => (Pack(lon), Pack(lat)));

        private static double Pack(double degrees)
        {
            decimal seconds = Math.Round((decimal)degrees * 3600, 4), whole = decimal.Truncate(seconds / 3600), minutes = decimal.Truncate((seconds - (whole * 3600)) / 60);
            return (double)(whole + (minutes / 100) + ((seconds - (whole * 3600) - (minutes * 60)) / 10000));
        }

        private string GeoJson(List<(double X, double Y)[]> rings)
        {
            Path += ".geojson";
            string features = string.Join(",\n", rings.Select((r, i) => $$$"""{"type":"Feature","properties":{"name":"{{{subject[i].Name}}}"},"geometry":{"type":"Polygon","coordinates":[[{{{string.Join(',', r.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.X:R},{p.Y:R}]")))}}}]]}}"""));
            File.WriteAllText(Path, $$"""{"type":"FeatureCollection","features":[{{features}}]}""");
            return "geojson";
        }

        private string Shapefile(List<(double X, double Y)[]> rings, string? prj, int digits, double factor = 1, int encoding = 0)
        {
            string stem = Path;
            ShapefileBuilder builder = new();
            foreach ((double X, double Y)[] ring in rings)
                builder.AddPolygon([.. ring.Select(p => (X: Math.Round(p.X * factor, digits), Y: Math.Round(p.Y * factor, digits))).SelectMany(p => new[] { p.X, p.Y })]);
            Path = stem + ".shp";
            File.WriteAllBytes(Path, builder.Shp());
            File.WriteAllBytes(stem + ".shx", builder.Shx());
            (Encoding text, byte language, string? cpg) = encoding switch
            {
                0 => (Encoding.UTF8, (byte)0, "UTF-8"),
                1 => (Encoding.UTF8, (byte)0, null),
                2 => (TextDecoding.Gb18030, (byte)0, null),
                3 => (TextDecoding.Gb18030, (byte)0, "UTF-8"),
                4 => (Encoding.UTF8, (byte)0x4D, null),
                _ => (Encoding.UTF8, (byte)0, "GBK"),
            };
            File.WriteAllBytes(stem + ".dbf", ShapefileBuilder.Dbf(language, [("NAME", 'C', 60)], [.. subject.Select(s => new[] { text.GetBytes(s.Name) })]));
            if (cpg is not null)
                File.WriteAllText(stem + ".cpg", cpg);
            if (prj is not null)
                File.WriteAllText(stem + ".prj", prj);
            return $"shapefile, prj {(prj is null ? "none" : CrsDecision.NameIn(prj))}, ×{factor}, encoding {encoding}";
        }

        /// <summary>Areas are those of the plane, in hectares with four decimals, as surveyors write them.</summary>
        private string Text(List<(double X, double Y)[]> rings, bool northFirst = true, int? zone = Zone3, int? width = null, double factor = 1, int digits = 3)
        {
            Path += ".txt";
            CrsTransform plane = CrsTransform.Between(Crs.Wgs84, Crs.Parse("EPSG:4544"));
            StringBuilder text = new();
            text.AppendLine(CultureInfo.InvariantCulture, $"[属性描述]\n坐标系=2000国家大地坐标系\n几度分带={(zone is null ? "" : $"{width ?? (zone < 24 ? 6 : 3)}")}\n投影类型=高斯克吕格\n计量单位=米\n带号={zone}\n[地块坐标]");
            for (int i = 0; i < rings.Count; i++)
            {
                (double X, double Y)[] flat = [.. Written[i].Select(p => plane.Apply(p.Lon, p.Lat))];
                double area = Math.Abs(Enumerable.Range(0, flat.Length - 1).Sum(k => ((flat[k].X - flat[0].X) * (flat[k + 1].Y - flat[0].Y)) - ((flat[k + 1].X - flat[0].X) * (flat[k].Y - flat[0].Y)))) / 2;
                text.AppendLine(CultureInfo.InvariantCulture, $"{rings[i].Length},{area / 10_000:0.0000},{i + 1},{subject[i].Name},面,,,,@");
                for (int k = 0; k < rings[i].Length; k++)
                {
                    string x = (rings[i][k].X * factor).ToString("F" + digits, CultureInfo.InvariantCulture), y = (rings[i][k].Y * factor).ToString("F" + digits, CultureInfo.InvariantCulture);
                    text.AppendLine(CultureInfo.InvariantCulture, $"J{(k == rings[i].Length - 1 ? 1 : k + 1)},1,{(northFirst ? y : x)},{(northFirst ? x : y)}");
                }
            }

            File.WriteAllText(Path, text.ToString());
            return $"txt zone {zone} width {width} ×{factor}{(outline ? "" : ", areas")}";
        }

        /// <summary>A piece is missing at the end of the main file; a shapefile may lose it in its table.</summary>
        private string Cut()
        {
            string victim = Path.EndsWith(".shp", StringComparison.Ordinal) && random.Next(2) == 0 ? System.IO.Path.ChangeExtension(Path, ".dbf") : Path;
            byte[] bytes = File.ReadAllBytes(victim);
            int keep = random.Next(1, bytes.Length - 2);
            File.WriteAllBytes(victim, bytes[..keep]);
            return $"{System.IO.Path.GetExtension(victim)} to {keep} of {bytes.Length}";
        }
    }
}
