using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Access lists in <c>screening/1</c>: keys after those of the contract, and only where the catalog has lists.</summary>
internal sealed partial class ScreeningObject
{
    /// <summary>Which lists were used, and what came of every line that a condition judges; lines for a person are in <c>review</c>.</summary>
    private void Lists(Screening s)
    {
        if (s.Snapshot is not { Lists: { IsEmpty: false } lists })
            return;
        List("access_lists", lists, List);
        List("access_list_judged", [.. s.Listed.Where(l => l.Answer != ListAnswer.Person)], l =>
        {
            Text("answer", ContractWords.Of(l.Answer));
            Text("dimension", l.Line.Dimension.Id);
            Text("text", l.Line.Line.Text);
            Line(l);
        });
        List("review_choices", ReviewItem.Choices, c =>
        {
            Text("id", c.Id);
            Both("name", c.Name);
        });
    }

    private void List(PinnedList l)
    {
        Text("name", l.Name);
        if (l.Version is { } version)
            json.WriteNumber("version", version.Version);
        else
            json.WriteNull("version");
        Text("digest", l.Version?.Digest);
        Text("status", l.Version is null ? "expired" : "used");
        Text("title", l.Version?.Head.Title);
        Text("source", l.Version?.Head.Source);
        Date("valid_from", l.Version?.Head.From);
        Date("valid_to", l.Version?.Head.To);
    }

    private void Line(ListedLine l)
    {
        var line = l.Line;
        Text("list", line.List.Head.Name);
        json.WriteNumber("line", line.Line.Number);
        Text("level", line.Level.Id);
        Both("level_name", line.Level.Name);
        Both("dimension_name", line.Dimension.Name);
        Both("slot", line.Slot);
        Text("force", line.Marks.Force?.Id);
        json.WriteBoolean("has_exception", line.Marks.HasException);
        json.WriteStartArray("units");
        foreach (string unit in l.Units)
            json.WriteStringValue(Whole(unit));
        json.WriteEndArray();
        Text("source", line.Line.Source);
    }
}
