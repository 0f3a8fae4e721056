using System.IO.Compression;
using System.Xml;

namespace EcoGis;

/// <summary>How a kind of document calls what is wrong with its package.</summary>
/// <param name="Bad">{0}: why.</param>
/// <param name="TooLarge">{0}: what, {1}: the limit, {2}: found.</param>
/// <param name="MostBytes">Unpacked, of one part.</param>
internal sealed record OfficeFaults(FaultKind Bad, FaultKind TooLarge, long MostBytes);

/// <summary>
/// The parts of an Office document (ECMA-376 part 2) as bounded XML: sizes are of bytes really unpacked, nothing is written to disk, no DTD is read and nothing is
/// fetched. Every XML of a DOCX or XLSX is read through here.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private const int MostEntries = 5_000, Deepest = 200;

    private readonly ZipArchive _zip;
    private readonly Place _where;
    private readonly OfficeFaults _faults;
    private readonly string _folder;
    private readonly string _main;

    public OfficePackage(byte[] bytes, Place where, OfficeFaults faults)
    {
        (_where, _faults) = (where, faults);
        try
        {
            _zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (_zip.Entries.Count > MostEntries)
                throw new Fault(faults.TooLarge, where, new Bilingual("压缩包内的文件", "entries"), MostEntries, _zip.Entries.Count).Raise();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw Bad(e.Message, e);
        }

        _main = Relations("_rels/.rels", "").FirstOrDefault(r => r.Kind == "officeDocument").Part ?? throw Bad("officeDocument");
        _folder = _main.Contains('/', StringComparison.Ordinal) ? _main[.._main.LastIndexOf('/')] : "";
    }

    public bool Has(Func<string, bool> name) => _zip.Entries.Any(e => name(e.FullName));

    /// <summary>Goes through the main part.</summary>
    public void ReadMain(Action<XmlReader> node) => Read(_main, node);

    /// <summary>The parts that the main one names inside the package: their id, kind (styles, worksheet …) and name.</summary>
    public IReadOnlyList<(string Id, string Kind, string Part)> Related() =>
        Relations($"{(_folder.Length == 0 ? "" : _folder + "/")}_rels/{_main[(_main.LastIndexOf('/') + 1)..]}.rels", _folder);

    /// <summary>Goes through the first part of a kind that the main one names, if it names one.</summary>
    public void ReadRelated(string kind, Action<XmlReader> node)
    {
        if (Related().FirstOrDefault(r => r.Kind == kind).Part is { } part)
            Read(part, node);
    }

    public void Dispose() => _zip.Dispose();

    public EcoException Bad(string why, Exception? cause = null) => new Fault(_faults.Bad, _where, NoticeList.Sample(why)).Raise(cause);

    private List<(string Id, string Kind, string Part)> Relations(string part, string folder)
    {
        List<(string, string, string)> found = [];
        if (_zip.GetEntry(part) is null)
            return found;
        Read(part, xml =>
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } target)
            {
                string type = xml.GetAttribute("Type") ?? "";
                found.Add((xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target[1..] : folder.Length == 0 ? target : $"{folder}/{target}"));
            }
        });
        return found;
    }

    public void Read(string part, Action<XmlReader> node)
    {
        var entry = _zip.GetEntry(part) ?? throw Bad(part);
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = _faults.MostBytes,
        };
        try
        {
            long bytes = 0;
            using UnpackedStream unpacked = new(entry.Open(), read =>
            {
                if ((bytes += read) > _faults.MostBytes)
                    throw new Fault(_faults.TooLarge, _where, new Bilingual("解压后字节", "bytes unpacked"), _faults.MostBytes, bytes).Raise();
            });
            using var xml = XmlReader.Create(unpacked, settings);
            while (xml.Read())
            {
                if (xml.Depth > Deepest)
                    throw Bad($"{part}: {Deepest}");
                node(xml);
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or IOException or NotSupportedException)
        {
            throw Bad($"{part}: {e.Message}", e);
        }
    }
}
