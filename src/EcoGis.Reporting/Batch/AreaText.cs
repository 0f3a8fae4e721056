using System.Collections.Immutable;
using System.Text;

namespace EcoGis;

/// <summary>The rows of <see cref="AreaRows"/> straight into text, the cells of a zone made once for many proposals. One block, one thread.</summary>
internal abstract class AreaText
{
    private readonly Dictionary<(string Kind, string Layer, int Number), byte[]> _zones = new(new ByNumber());

    /// <summary>Rows of one proposal; at least one.</summary>
    /// <returns>How many.</returns>
    public int Write(Utf8Rows to, int feature, string id, ImmutableArray<OverlapRecord> overlaps, string? problem)
    {
        if (overlaps.IsEmpty)
            Empty(to, feature, id, problem);
        foreach (var overlap in overlaps)
        {
            if (!_zones.TryGetValue((overlap.Kind, overlap.Layer, overlap.ZoneNumber), out byte[]? zone))
                _zones[(overlap.Kind, overlap.Layer, overlap.ZoneNumber)] = zone = Zone([overlap.Kind, overlap.Layer, overlap.ZoneCode, overlap.ZoneName, overlap.ZoneClass]);
            Shared(to, feature, id, zone, overlap, problem);
        }

        return Math.Max(1, overlaps.Length);
    }

    protected abstract void Empty(Utf8Rows to, int feature, string id, string? problem);

    protected abstract void Shared(Utf8Rows to, int feature, string id, byte[] zone, OverlapRecord overlap, string? problem);

    /// <summary>Kind to class.</summary>
    protected abstract byte[] Zone(ReadOnlySpan<string> cells);

    /// <summary>The number tells zones apart but for a few; hashing kind and layer a million times does not.</summary>
    private sealed class ByNumber : IEqualityComparer<(string Kind, string Layer, int Number)>
    {
        public bool Equals((string Kind, string Layer, int Number) x, (string Kind, string Layer, int Number) y) =>
            x.Number == y.Number && x.Kind == y.Kind && x.Layer == y.Layer;

        public int GetHashCode((string Kind, string Layer, int Number) zone) => zone.Number;
    }
}

/// <summary><see cref="AreaRows"/> as lines of a CSV, by the rules of <see cref="CsvBlock"/>.</summary>
internal sealed class CsvAreas : AreaText
{
    private const int FirstOfZone = 2, Zones = 5;

    private readonly Dictionary<byte[], string> _escapedZones = [];
    private readonly List<string> _escaped = [];

    protected override void Empty(Utf8Rows to, int feature, string id, string? problem)
    {
        _escaped.Clear();
        Begin(to, feature, id);
        to.Add(",,,,,,,,,,,,"u8);
        End(to, problem);
    }

    protected override void Shared(Utf8Rows to, int feature, string id, byte[] zone, OverlapRecord overlap, string? problem)
    {
        Begin(to, feature, id);
        to.Add((byte)',');
        to.Add(zone);
        if (_escapedZones.TryGetValue(zone, out string? escaped))
            _escaped.Add(escaped);
        foreach (double number in (ReadOnlySpan<double>)
            [overlap.EllipsoidalArea, overlap.PlanarArea, overlap.Length, overlap.ShareOfSite, overlap.ShareOfZone, overlap.MeanWidth])
        {
            to.Add((byte)',');
            to.Add(number);
        }

        to.Add((byte)',');
        to.Add(ContractWords.Of(overlap.Certainty));
        End(to, problem);
    }

    protected override byte[] Zone(ReadOnlySpan<string> cells)
    {
        _escaped.Clear();
        List<string> safe = [];
        for (int i = 0; i < Zones; i++)
            safe.Add(CsvLine.Cell(cells[i], AreaRows.Table.Columns[FirstOfZone + i].Name, _escaped));
        byte[] zone = Encoding.UTF8.GetBytes(string.Join(',', safe));
        if (_escaped.Count > 0)
            _escapedZones[zone] = string.Join(';', _escaped);
        return zone;
    }

    private void Begin(Utf8Rows to, int feature, string id)
    {
        _escaped.Clear();
        to.Add(feature);
        to.Add((byte)',');
        Cell(to, id, 1);
    }

    private void End(Utf8Rows to, string? problem)
    {
        to.Add((byte)',');
        Cell(to, problem ?? "", AreaRows.Table.Columns.Count - 1);
        to.Add((byte)',');
        if (_escaped.Count > 0)
            to.Add(string.Join(';', _escaped));
        to.Add("\r\n"u8);
    }

    private void Cell(Utf8Rows to, string text, int column) => to.Add(CsvLine.Cell(text, AreaRows.Table.Columns[column].Name, _escaped));
}
