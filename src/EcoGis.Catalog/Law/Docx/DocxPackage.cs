using System.IO.Compression;
using System.Xml;

namespace EcoGis;

/// <summary>
/// The parts of a DOCX (ECMA-376 part 2) as bounded XML: sizes are of bytes really unpacked, nothing is written to disk, no DTD is read and nothing is fetched. Every
/// XML of a DOCX is read through here.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private const int MostEntries = 5_000, Deepest = 200;
    private const long MostBytes = 64 << 20;

    private readonly ZipArchive _zip;
    private readonly Place _where;
    private readonly string _folder;
    private readonly string _main;

    public DocxPackage(byte[] bytes, Place where)
    {
        _where = where;
        try
        {
            _zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (_zip.Entries.Count > MostEntries)
                throw new Fault(LawFileFaults.TooLarge, where, new Bilingual("压缩包内的文件", "entries"), MostEntries, _zip.Entries.Count).Raise();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw Bad(e.Message, e);
        }

        _main = Target("_rels/.rels", "", "officeDocument") ?? throw Bad("officeDocument");
        _folder = _main.Contains('/', StringComparison.Ordinal) ? _main[.._main.LastIndexOf('/')] : "";
    }

    /// <summary>Goes through the main part.</summary>
    public void ReadMain(Action<XmlReader> element) => Read(_main, element);

    /// <summary>Goes through a part that the main one names by its kind (styles, numbering), if it does.</summary>
    public void ReadRelated(string kind, Action<XmlReader> element)
    {
        if (Target($"{(_folder.Length == 0 ? "" : _folder + "/")}_rels/{_main[(_main.LastIndexOf('/') + 1)..]}.rels", _folder, kind) is { } part)
            Read(part, element);
    }

    public void Dispose() => _zip.Dispose();

    public EcoException Bad(string why, Exception? cause = null) => new Fault(LawFileFaults.BadDocx, _where, NoticeList.Sample(why)).Raise(cause);

    private string? Target(string relations, string folder, string kind)
    {
        string? target = null;
        if (_zip.GetEntry(relations) is null)
            return null;
        Read(relations, xml =>
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Type") is { } type && type.EndsWith("/" + kind, StringComparison.Ordinal)
                && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Target") is { } found)
                target ??= found.StartsWith('/') ? found[1..] : folder.Length == 0 ? found : $"{folder}/{found}";
        });
        return target;
    }

    private void Read(string part, Action<XmlReader> node)
    {
        var entry = _zip.GetEntry(part) ?? throw Bad(part);
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MostBytes,
        };
        try
        {
            using Stream unpacked = new Bounded(entry.Open(), MostBytes, n => new Fault(LawFileFaults.TooLarge, _where, new Bilingual("解压后字节", "bytes unpacked"), MostBytes, n).Raise());
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

    /// <summary>Stops at the limit, whatever size the archive declares.</summary>
    private sealed class Bounded(Stream inner, long limit, Func<long, EcoException> over) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = inner.Read(buffer, offset, count);
            _read += read;
            return _read > limit ? throw over(_read) : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
