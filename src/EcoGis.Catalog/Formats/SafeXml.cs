using System.Xml;

namespace EcoGis;

/// <summary>
/// The one way in which XML of a data file is read: streamed, without document type declaration or entities, nothing resolved, nesting of at most 64
/// (RELIABILITY 23–25).
/// </summary>
internal static class SafeXml
{
    private const int Deepest = 64;

    /// <param name="visit">Gets every element and every text.</param>
    /// <exception cref="EcoException">Unsafe, too deep or not well-formed.</exception>
    public static void Read(Stream stream, Place where, Action<XmlReader> visit, CancellationToken ct)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using XmlReader xml = XmlReader.Create(stream, settings);
            while (xml.Read())
            {
                ct.ThrowIfCancellationRequested();
                if (xml.Depth > Deepest)
                    throw new Fault(XmlFaults.Deep, where, Deepest).Raise();
                if (xml.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA)
                    visit(xml);
            }
        }
        catch (XmlException e)
        {
            // the reader has no other sign of a declaration than its message
            bool declared = e.Message.Contains("DTD", StringComparison.Ordinal);
            throw (declared ? new Fault(XmlFaults.Unsafe, where) : new Fault(XmlFaults.Broken, where, e.LineNumber, NoticeList.Sample(e.Message, 120))).Raise(e);
        }
    }
}
