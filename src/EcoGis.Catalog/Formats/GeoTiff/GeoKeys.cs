using System.Globalization;

namespace EcoGis;

/// <summary>
/// What the GeoTIFF keys say (OGC 19-008r4): the CRS by its EPSG code, and whether tie points lie on corners or on centres of cells. A system that is
/// described by parameters instead of a code is beyond this reader.
/// </summary>
internal sealed class GeoKeys
{
    private const int ModelType = 1024, RasterType = 1025, Geographic = 2048, GeographicText = 2049, Projected = 3072, ProjectedText = 3073, Text = 1026,
        ProjectedModel = 1, GeographicModel = 2, UserDefined = 32767, PointIsCentre = 2;

    private readonly Dictionary<int, (int Place, int Count, int Value)> _keys = [];
    private readonly string _text;

    private GeoKeys(TiffFile file, TiffDirectory d)
    {
        _text = d.Text(TiffDirectory.GeoText);
        if (!d.Has(TiffDirectory.GeoKeyDirectory))
            return;
        long[] keys = d.Numbers(TiffDirectory.GeoKeyDirectory, d.Count(TiffDirectory.GeoKeyDirectory));
        if (keys.Length < 4 || keys[0] != 1 || keys.Length < 4 * (keys[3] + 1))
            throw file.Broken("GeoTIFF 键目录不完整", "the directory of GeoTIFF keys is not complete");
        for (int i = 1; i <= keys[3]; i++)
            _keys[(int)keys[4 * i]] = ((int)keys[(4 * i) + 1], (int)keys[(4 * i) + 2], (int)keys[(4 * i) + 3]);
    }

    /// <summary>Tie points name the middle of a cell, half a cell from its corner.</summary>
    public bool IsPoint => Number(RasterType) == PointIsCentre;

    public static GeoKeys Of(TiffFile file, TiffDirectory d) => new(file, d);

    /// <summary>Null when the CRS is none, or one with a code; else what it is, for GDAL to read.</summary>
    public Bilingual? Beyond => Number(ModelType) is ProjectedModel or GeographicModel && Code is null
        ? new($"坐标系用参数描述（{Words}）", $"a CRS described by parameters ({Words})")
        : Number(ModelType) is not (null or 0 or ProjectedModel or GeographicModel or UserDefined) ? new("地心或其他坐标系", "a geocentric or other CRS") : null;

    /// <summary>Null when the file states none.</summary>
    /// <exception cref="EcoException">A code that is not known, or one of an old datum.</exception>
    public Crs? Crs(Place where) => Code is { } code ? EcoGis.Crs.Parse($"EPSG:{code.ToString(CultureInfo.InvariantCulture)}", where) : null;

    private int? Code => (Number(ModelType) switch { ProjectedModel => Number(Projected), GeographicModel => Number(Geographic), _ => null }) is { } code && code is > 0 and not UserDefined ? code : null;

    private string Words => NoticeList.Sample(Part(ProjectedText) ?? Part(Text) ?? Part(GeographicText) ?? "", 120);

    private int? Number(int key) => _keys.TryGetValue(key, out var k) && k.Place == 0 ? k.Value : null;

    private string? Part(int key) => _keys.TryGetValue(key, out var k) && k.Place == TiffDirectory.GeoText && k.Value >= 0 && k.Value + k.Count <= _text.Length
        ? _text.Substring(k.Value, k.Count).TrimEnd('|', '\0')
        : null;
}
