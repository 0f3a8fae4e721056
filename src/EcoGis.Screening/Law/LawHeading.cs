namespace EcoGis;

/// <summary>The title of a text that no format marks: its first line, with the lines it runs on to. It says null rather than take a sentence for one.</summary>
internal static class LawHeading
{
    private const int Longest = 60, MostLines = 3;

    public static string? Title(IReadOnlyList<string> front)
    {
        List<string> parts = [];
        foreach (string line in front)
        {
            bool ends = line.Length > Longest || line.AsSpan().ContainsAny('。', '；', '：') || line[0] is '（' or '(' or '〔' or '[' || LawDates.HasDate(line)
                || line.EndsWith('号') || parts.Count == MostLines;
            if (ends)
                break;
            parts.Add(line);
        }

        return parts.Count == 0 ? null : string.Concat(parts);
    }
}
