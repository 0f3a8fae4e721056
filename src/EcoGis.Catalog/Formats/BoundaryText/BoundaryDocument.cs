namespace EcoGis;

/// <summary>One 界址点 as written: the two coordinates in file order.</summary>
internal sealed record BoundaryPoint(int Line, string Label, string Ring, double A, double B);

/// <summary>One 地块: the fields of its head line and its points in file order.</summary>
internal sealed record BoundaryPlot(int Line, IReadOnlyList<string> Fields)
{
    public List<BoundaryPoint> Points { get; } = [];

    public string Field(int index) => index < Fields.Count ? Fields[index] : "";
}

/// <summary>
/// A 界址点 TXT as text: every key=value of every section, and the plots. Tolerates what DOMAIN.md §5.1 lists, each with a notice; lines it
/// does not understand are all reported together.
/// </summary>
internal sealed class BoundaryDocument
{
    private const int MaxFaults = 20;

    private readonly Place where;
    private readonly ReadLimits limits;
    private readonly NoticeList notices;
    private readonly List<Fault> faults = [];

    private BoundaryDocument(Place where, ReadLimits limits, NoticeList notices)
    {
        this.where = where;
        this.limits = limits;
        this.notices = notices;
    }

    /// <summary>All key=value lines outside the plots, in file order; the last of equal keys wins, with a notice.</summary>
    public Dictionary<string, string> Header { get; } = [];

    public List<BoundaryPlot> Plots { get; } = [];

    public static BoundaryDocument Parse(string text, Place where, ReadLimits limits, NoticeList notices, CancellationToken ct)
    {
        BoundaryDocument document = new(where, limits, notices);
        string section = "";
        int number = 0;
        foreach (ReadOnlySpan<char> characters in text.AsSpan().EnumerateLines())
        {
            number++;
            limits.CheckLine(characters.Length, where with { Line = number });
            string line = characters.ToString();
            if ((number & 0xFFF) == 0)
                ct.ThrowIfCancellationRequested();
            if (line.AsSpan().Trim("\u3000 \t\0\u001a").IsEmpty)
                continue;
            if (BoundaryLines.Section(line) is { } name)
                document.Enter(section = name, number);
            else if (section == BoundaryLines.Plots)
                document.PlotLine(line.Trim(' ', '\t', '\u3000', '\u001a'), number);
            else
                document.HeaderLine(line, number);
        }

        if (document.faults.Count > 0)
            throw new EcoException(document.faults);
        return document.Plots.Count > 0 ? document : throw new Fault(BoundaryTextFaults.NoPlots, where).Raise();
    }

    private void Enter(string section, int line)
    {
        if (section is not (BoundaryLines.Attributes or BoundaryLines.Plots))
            notices.Add(new("保留了附加段 [{0}]（第 {1} 行）", "the extra section [{0}] was kept (line {1})"), NoticeList.Sample(section), line);
    }

    private void HeaderLine(string line, int number)
    {
        int equals = line.IndexOfAny(['=', '＝']);
        string key = BoundaryLines.Fold(equals < 0 ? line : line[..equals]).Trim(), value = equals < 0 ? "" : line[(equals + 1)..].Trim(' ', '\t', '\u3000');
        if (Header.TryGetValue(key, out string? before) && before != value)
            notices.Add(new("第 {0} 行的 {1} 重复，采用后一个", "{1} is repeated on line {0}; the later one is used"), number, NoticeList.Sample(key));
        Header[key] = value;
        limits.CheckFields(Header.Count, where with { Line = number });
    }

    private void PlotLine(string line, int number)
    {
        if (TryPoint(line, number, out BoundaryPoint? point))
        {
            if (point is null)
                return;
            if (Plots.Count == 0)
                Report(BoundaryTextFaults.PointBeforePlot, number);
            else
            {
                Plots[^1].Points.Add(point);
                limits.CheckVertices(Plots[^1].Points.Count, where with { Line = number });
            }

            return;
        }

        (List<string> fields, bool marked) = BoundaryLines.PlotFields(line);
        if (!marked && fields.Count < 5)
        {
            Report(BoundaryTextFaults.BadLine, number, NoticeList.Sample(line));
            return;
        }

        if (!marked)
            notices.Count(new("{0} 个地块行缺少结尾的 @（第一处：{1}）", "{0} plot line(s) lack the closing @ (first: {1})"), where with { Line = number });
        Plots.Add(new BoundaryPlot(number, fields));
        limits.CheckFeatures(Plots.Count, where);
    }

    /// <summary>True when the line is a point line; the point is null when it was reported as a fault.</summary>
    private bool TryPoint(string line, int number, out BoundaryPoint? point)
    {
        point = null;
        string folded = BoundaryLines.Fold(line);
        if (folded.Contains('@', StringComparison.Ordinal))
            return false;
        Place here = where with { Line = number };
        string[] tokens = [.. folded.Replace("\"", "", StringComparison.Ordinal).TrimEnd(',', ' ').Split(',').Select(t => t.Trim())];
        if (tokens.Length < 4)
            return false;
        string[] numbers = [.. tokens.Skip(2).Select(t => t.Replace(" ", "", StringComparison.Ordinal))];
        (double A, double B)? pair = null;
        List<(double A, double B)> grouped = numbers.Length > 2 && numbers.Length <= 8 ? [.. BoundaryLines.GroupedPairs(numbers).Where(p => BoundaryAxes.Order(p.A, p.B) != AxisOrder.Unknown)] : [];
        if (grouped.Count > 1)
        {
            Report(BoundaryTextFaults.ThousandsAmbiguous, number, NoticeList.Sample(line));
            return true;
        }

        if (grouped.Count == 1)
            pair = grouped[0];
        else if (BoundaryLines.Number(numbers[0], out double a) && BoundaryLines.Number(numbers[1], out double b) && numbers.Skip(2).All(n => n.Length == 0 || BoundaryLines.Number(n, out _)))
            pair = (a, b);
        if (pair is not { } read)
            return false;
        Notice(here, grouped.Count == 1 || numbers.Where((n, i) => n != tokens[i + 2]).Any(), folded != line, grouped.Count == 0 && numbers.Length > 2);
        point = new BoundaryPoint(number, tokens[0], tokens[1], read.A, read.B);
        return true;
    }

    private void Notice(Place here, bool thousands, bool fullWidth, bool extra)
    {
        if (thousands)
            notices.Count(new("{0} 行坐标带千位分隔符，已去掉（第一处：{1}）", "{0} line(s) had thousand separators, removed (first: {1})"), here);
        if (fullWidth)
            notices.Count(new("{0} 行含全角字符，已按半角读取（第一处：{1}）", "{0} line(s) had full-width characters, read as half-width (first: {1})"), here);
        if (extra)
            notices.Count(new("{0} 行在坐标后还有数值（如高程），未采用（第一处：{1}）", "{0} line(s) have values after the coordinates (such as heights), not used (first: {1})"), here);
    }

    private void Report(FaultKind kind, int line, params object?[] arguments)
    {
        faults.Add(new Fault(kind, where with { Line = line }, arguments));
        if (faults.Count >= MaxFaults)
            throw new EcoException(faults);
    }
}
