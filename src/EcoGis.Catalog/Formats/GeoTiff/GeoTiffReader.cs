using System.Globalization;

namespace EcoGis;

/// <summary>
/// Reads a plain GeoTIFF of classes with managed code only: what <see cref="TiffImage"/> can unpack, placed by scale and tie point or by a matrix, its CRS
/// given by an EPSG code. Overviews are passed over; a mask inside the file makes cells that it hides cells without data. What is beyond that is told,
/// for GDAL to read; what is broken is refused. No world files.
/// </summary>
internal static class GeoTiffReader
{
    private const int Overview = 1, Mask = 4, SampleIsFraction = 3;

    /// <summary>The raster, or what keeps this reader from reading it.</summary>
    public static (ClassRaster? Raster, Bilingual? Beyond) Read(string path, RasterOptions options, CancellationToken cancellation)
    {
        using TiffFile file = TiffFile.Open(path);
        TiffDirectory[] full = [.. file.Directories.Where(d => (d.Number(TiffDirectory.SubfileType, 0) & (Overview | Mask)) == 0)];
        if (full.Length != 1)
            throw new Fault(TiffFaults.ManyImages, file.Where, full.Length).Raise();
        TiffDirectory d = full[0];
        int samples = (int)Math.Clamp(d.Number(TiffDirectory.SamplesPerPixel, 1), 0, ushort.MaxValue);
        GeoKeys keys = GeoKeys.Of(file, d);
        if (TiffImage.Beyond(d) is { } beyond)
            return (null, beyond);
        if (options.Crs is null && keys.Beyond is { } system)
            return (null, system);
        if (d.Same(TiffDirectory.SampleFormat, samples, 1) is not (1 or 2) || d.Same(TiffDirectory.BitsPerSample, samples, 1) is null or 64)
            throw NotCodes(file, d, samples);

        int columns = Side(file, d, TiffDirectory.Width), rows = Side(file, d, TiffDirectory.Height);
        options.CheckCells(columns, rows, file.Where);
        GridFrame frame = RasterPlace.Frame(Transform(file, d, keys.IsPoint), options.Crs, () => keys.Crs(file.Where), columns, rows, file.Where);
        TiffImage image = TiffImage.Of(file, d, columns, rows, samples, options.DemandBand(samples, file.Where) - 1);
        TiffDirectory? mask = file.Directories.FirstOrDefault(m => (m.Number(TiffDirectory.SubfileType, 0) & (Overview | Mask)) == Mask);
        List<Bilingual> notices = [];
        if (mask is not null)
            notices.Add(new("按文件内部掩膜，被遮住的像元算作无数据", "cells that the file's own mask hides count as cells without data"));
        return (new ClassRaster
        {
            Path = path,
            Format = "GeoTIFF",
            Reader = "managed",
            Grid = Grid(file, image, mask, frame, options.NoData ?? NoData(d), cancellation),
            Notices = notices,
        }, null);
    }

    private static ClassGrid Grid(TiffFile file, TiffImage image, TiffDirectory? mask, GridFrame frame, int? noData, CancellationToken cancellation)
    {
        if (mask is null)
        {
            ClassGridBuilder plain = new(frame, noData, file.Where);
            if (image.IsBytes)
            {
                foreach (var row in image.ByteRows(noData is >= 0 and <= byte.MaxValue ? noData : null, cancellation))
                    plain.Add(row.Span);
            }
            else
            {
                foreach (var row in image.Rows32(noData, cancellation))
                    plain.Add(row.Span);
            }

            return plain.Build();
        }

        if (Side(file, mask, TiffDirectory.Width) != image.Columns || Side(file, mask, TiffDirectory.Height) != image.Rows || TiffImage.Beyond(mask) is not null)
            throw file.Broken("掩膜与图像大小不同或格式不明", "the mask is not of the image's size, or of a form that is not known");
        int hidden = noData ?? int.MinValue;
        ClassGridBuilder builder = new(frame, hidden, file.Where);
        int[] cells = new int[image.Columns];
        foreach (var (row, seen) in image.Rows32(noData, cancellation).Zip(TiffImage.Of(file, mask, image.Columns, image.Rows, 1, 0).Rows32(0, cancellation)))
        {
            for (int i = 0; i < cells.Length; i++)
                cells[i] = seen.Span[i] == 0 ? hidden : row.Span[i];
            builder.Add(cells);
        }

        return builder.Build();
    }

    /// <summary>GDAL's six numbers; null when the file places its cells nowhere.</summary>
    private static double[]? Transform(TiffFile file, TiffDirectory d, bool isPoint)
    {
        double[] six;
        if (d.Has(TiffDirectory.Transformation))
        {
            double[] m = d.Doubles(TiffDirectory.Transformation, 16);
            six = [m[3], m[0], m[1], m[7], m[4], m[5]];
        }
        else if (d.Has(TiffDirectory.PixelScale) && d.Count(TiffDirectory.Tiepoint) == 6)
        {
            double[] scale = d.Doubles(TiffDirectory.PixelScale, 3), tie = d.Doubles(TiffDirectory.Tiepoint, 6);
            six = [tie[3] - (tie[0] * scale[0]), scale[0], 0, tie[4] + (tie[1] * scale[1]), 0, -scale[1]];
        }
        else
        {
            return null;
        }

        return isPoint ? [six[0] - ((six[1] + six[2]) / 2), six[1], six[2], six[3] - ((six[4] + six[5]) / 2), six[4], six[5]] : six;
    }

    private static int? NoData(TiffDirectory d) =>
        double.TryParse(d.Text(TiffDirectory.NoData).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? RasterPlace.Whole(value) : null;

    private static int Side(TiffFile file, TiffDirectory d, int tag) => d.Number(tag, 0) is >= 1 and <= int.MaxValue and var side ? (int)side : throw file.Broken($"图像边长 {d.Number(tag, 0)}", $"an image with a side of {d.Number(tag, 0)}");

    private static EcoException NotCodes(TiffFile file, TiffDirectory d, int samples)
    {
        string form = d.Same(TiffDirectory.SampleFormat, samples, 1) switch { 1 => "UInt", 2 => "Int", SampleIsFraction => "Float", _ => "SampleFormat " };
        string type = form + d.Same(TiffDirectory.BitsPerSample, samples, 1)?.ToString(CultureInfo.InvariantCulture);
        return new Fault(RasterFileFaults.NotCodes, file.Where, 1, type).Raise();
    }
}
