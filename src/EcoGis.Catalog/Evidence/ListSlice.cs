using System.Collections.Immutable;
using System.Text.Json;

namespace EcoGis;

/// <summary>
/// A version of an access list as a package holds it: for whom each part is and its digest, of all parts, and the lines of those that the screening read.
/// The digest of the version and of every line that is held is proved.
/// </summary>
internal static class ListSlice
{
    private const string Schema = "ecogis-evidence-list/1";

    public static byte[] Write(AccessListVersion list, IReadOnlySet<ListPart> held) => PartText.Write(json =>
    {
        json.WriteString("schema", Schema);
        json.WriteString("name", list.Head.Name);
        json.WriteNumber("version", list.Version);
        json.WriteString("title", list.Head.Title);
        json.WriteString("source", list.Head.Source);
        json.WriteDay("valid_from", list.Head.From);
        json.WriteDay("valid_to", list.Head.To);
        json.WriteString("digest", list.Digest);
        json.WriteStartArray("parts");
        foreach (var part in list.Parts)
            Write(json, part, held.Contains(part));
        json.WriteEndArray();
    });

    public static AccessListVersion Read(EvidencePackage package, string name) => PartText.Read(package, name, Schema, list =>
    {
        Place where = Place.InFile(package.Label);
        ListHead head = new(list.Text("name"), list.Text("title"), list.Text("source"), list.DayOrNull("valid_from"), list.DayOrNull("valid_to"));
        ImmutableArray<ListPart> parts = [.. list.GetProperty("parts").EnumerateArray().Select(p => PartOf(p, head.Name, where))];
        string stated = list.Text("digest"), found = AccessListVersion.DigestOf(head, parts.Select(p => (p.Target.Key, p.Digest)));
        return stated == found ? new AccessListVersion(head, list.GetProperty("version").GetInt32(), found, parts)
            : throw new Fault(EvidenceFaults.WrongDigest, where, head.Name, stated, found).Raise();
    });

    private static void Write(Utf8JsonWriter json, ListPart part, bool held)
    {
        json.WriteStartObject();
        json.WriteString("level", part.Target.Level);
        json.WriteString("unit", part.Target.Unit);
        json.WriteString("unit_type", part.Target.UnitType);
        json.WriteTexts("areas", part.Target.Areas);
        json.WriteNumber("count", part.Count);
        json.WriteString("digest", part.Digest);
        if (held)
        {
            json.WriteStartArray("lines");
            foreach (var line in part.Lines)
                Write(json, line);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AccessLine line)
    {
        json.WriteStartObject();
        json.WriteNumber("number", line.Number);
        json.WriteString("dimension", line.Dimension);
        json.WriteString("slot", line.Slot);
        json.WriteString("text", line.Text);
        json.WriteString("condition", line.Condition);
        json.WriteString("source", line.Source);
        json.WriteDay("valid_from", line.From);
        json.WriteDay("valid_to", line.To);
        json.WriteNumber("row", line.Row);
        json.WriteEndObject();
    }

    private static ListPart PartOf(JsonElement part, string list, Place where)
    {
        ListTarget target = new(part.Text("level"), part.Text("unit"), part.Text("unit_type"), [.. part.Texts("areas")]);
        (int count, string digest) = (part.GetProperty("count").GetInt32(), part.Text("digest"));
        if (!part.TryGetProperty("lines", out var held))
            return new ListPart(target, count, digest, () => throw new Fault(EvidenceFaults.NotReadForPack, where, $"{list} {target.Key}").Raise());
        ImmutableArray<AccessLine> lines =
        [
            .. held.EnumerateArray().Select(l => new AccessLine(
                l.GetProperty("number").GetInt32(), target, l.Text("dimension"), l.TextOrNull("slot"), l.Text("text"), l.TextOrNull("condition"), l.TextOrNull("source"),
                l.DayOrNull("valid_from"), l.DayOrNull("valid_to"), l.GetProperty("row").GetInt32())),
        ];
        string found = ListPart.DigestOf(lines);
        return found == digest && lines.Length == count ? new ListPart(target, count, digest, () => lines)
            : throw new Fault(EvidenceFaults.WrongDigest, where, $"{list} {target.Key}", digest, found).Raise();
    }
}
