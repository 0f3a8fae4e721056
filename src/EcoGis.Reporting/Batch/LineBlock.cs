using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// JSON Lines, schema <c>batch/1</c>: a header, then one compact object per proposal with the parts of <c>screening/1</c> that are its own, byte for byte as
/// <see cref="ScreeningJson"/> says them but for blanks. A list of open questions stands in a line of its own before the first proposal that has it:
/// <c>{"questions":n,"undetermined":[…]}</c>; the proposal says <c>"questions":n</c>, 0 for none. Computes nothing.
/// </summary>
public sealed class LineBlock : ResultBlock
{
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static readonly JsonWriterOptions Compact = new() { Encoder = Encoder };

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly Utf8Rows _rows = new();
    private readonly LineAreas _areas = new();
    private readonly List<(int Start, int End, string Questions)> _lines = [];
    private readonly Dictionary<string, byte[]> _lists = new(StringComparer.Ordinal);

    public static void WriteHeader(Stream stream, BatchHeader header) => Line(stream, json => new ScreeningObject(json).BatchHeader(header));

    public void WriteTo(Stream stream, QuestionLists lists)
    {
        _rows.MoveTo(stream);
        foreach (var (start, end, questions) in _lines)
        {
            if (lists.IsNew(questions, out int number))
                stream.Write(Encoding.UTF8.GetBytes($"{{\"questions\":{number},\"undetermined\":{Encoding.UTF8.GetString(_lists[questions])}}}\n"));
            stream.Write(_bytes.WrittenSpan[start..end]);
            stream.Write(Encoding.UTF8.GetBytes($",\"questions\":{number}}}\n"));
        }
    }

    protected override void Write(int feature, Screening screening)
    {
        Add(json => new ScreeningObject(json).OfBatch(feature, screening), screening.Undetermined.IsEmpty ? "" : Questions(screening));
        CountRows(1);
    }

    protected override void Write(int feature, SiteOverlaps site) =>
        Rows(feature, site.Proposal.Id, site.Overlaps, SiteProblems.Of(site.Proposal, site.Site, Language.Zh));

    protected override void Write(int feature, in SiteAreas site) => Rows(feature, site.Id, site.Overlaps, SiteProblems.Of(site.Unread, Language.Zh));

    private void Rows(int feature, string id, ImmutableArray<OverlapRecord> overlaps, string? problem) =>
        CountRows(_areas.Write(_rows, feature, id, overlaps, problem));

    /// <summary>One object without its closing brace: the writer adds the number.</summary>
    private void Add(Action<Utf8JsonWriter> write, string questions)
    {
        int start = _bytes.WrittenCount;
        using (Utf8JsonWriter json = new(_bytes, Compact))
            write(json);
        _lines.Add((start, _bytes.WrittenCount - 1, questions));
    }

    private string Questions(Screening screening)
    {
        ArrayBufferWriter<byte> list = new();
        using (Utf8JsonWriter json = new(list, Compact))
            new ScreeningObject(json).Questions(screening.Undetermined);
        string key = Convert.ToBase64String(SHA256.HashData(list.WrittenSpan)[..16]);
        _lists.TryAdd(key, list.WrittenSpan.ToArray());
        return key;
    }

    private static void Line(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(stream, Compact))
            write(json);
        stream.WriteByte((byte)'\n');
    }
}
