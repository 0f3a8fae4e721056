using System.Text.Json;

namespace EcoGis;

/// <summary>Proposals as they were read, in JSON: the boundary coordinate for coordinate (<see cref="RawShapeBlob"/> in hex, broken rings included), and all that is stated.</summary>
internal static class ProposalText
{
    public static void Write(Utf8JsonWriter json, Proposal proposal)
    {
        json.WriteStartObject();
        json.WriteString("id", proposal.Id);
        json.WriteString("name", proposal.Name);
        json.WriteString("source_file", proposal.SourceFile);
        json.WriteString("format", proposal.Format);
        json.WriteString("boundary", Boundary(proposal));
        json.WriteString("crs", proposal.Declared.Code);
        json.WritePropertyName("activity");
        json.WriteRawValue(LedgerText.Of(proposal.Activity));
        json.WriteNumberOrNull("declared_area_m2", proposal.DeclaredArea);
        json.WritePropertyName("notices");
        json.WriteRawValue(LedgerText.Of(proposal.Notices));
        json.WriteStartArray("unread");
        foreach (var cell in proposal.Unread)
        {
            json.WriteStartObject();
            json.WriteString("field", cell.Field);
            json.WriteString("why", cell.Why.Zh);
            json.WriteString("why_en", cell.Why.En);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumberOrNull("width_m", proposal.Corridor.Width);
        json.WriteNumberOrNull("radius_m", proposal.Corridor.Radius);
        json.WriteNumber("added_error_m", proposal.AddedError);
        json.WriteNumber("position", proposal.Position);
        json.WriteEndObject();
    }

    public static Proposal Read(JsonElement proposal) => new(
        proposal.Text("id"), proposal.Text("name"), proposal.Text("source_file"), proposal.Text("format"),
        RawShapeBlob.Read(Convert.FromHexString(proposal.Text("boundary"))), Crs.Parse(proposal.Text("crs")), LedgerText.ActivityOf(proposal.GetProperty("activity").GetRawText()),
        proposal.NumberOrNull("declared_area_m2"), LedgerText.NoticesOf(proposal.GetProperty("notices").GetRawText()))
    {
        Unread = [.. proposal.GetProperty("unread").EnumerateArray().Select(u => new UnreadCell(u.Text("field"), new(u.Text("why"), u.Text("why_en"))))],
        Corridor = new(WidthAt(proposal, "width_m"), WidthAt(proposal, "radius_m")),
        AddedError = proposal.Number("added_error_m"),
        Position = proposal.GetProperty("position").GetInt32(),
    };

    /// <summary>What reading the file again must give too; notices, and the name that the file has here, are not among it.</summary>
    public static bool SameContent(Proposal a, Proposal b) =>
        a.Id == b.Id && a.Name == b.Name && a.Format == b.Format && a.Declared.Equals(b.Declared) && a.DeclaredArea == b.DeclaredArea && a.Corridor == b.Corridor
        && LedgerText.Of(a.Activity) == LedgerText.Of(b.Activity) && Boundary(a) == Boundary(b);

    private static string Boundary(Proposal proposal) => Convert.ToHexStringLower(RawShapeBlob.Write(proposal.Boundary));

    private static double? WidthAt(JsonElement proposal, string key) => proposal.NumberOrNull(key) is { } metres ? Corridor.Metres(metres) : null;
}
