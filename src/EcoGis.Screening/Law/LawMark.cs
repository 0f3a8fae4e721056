namespace EcoGis;

/// <summary>What a line of a legal text begins with.</summary>
public enum LawMarkKind
{
    /// <summary>第三条, 第三条之一.</summary>
    Article,

    /// <summary>第一编, 第二章, 第一节, 第一部分: a heading.</summary>
    Part,

    /// <summary>一、</summary>
    Comma,

    /// <summary>（一）</summary>
    Bracket,

    /// <summary>1. or 1、</summary>
    Dot,

    /// <summary>（1） or 1）</summary>
    DigitBracket,

    /// <summary>①</summary>
    Circle,
}

/// <summary>The number a line begins with: its kind, the number, 之 n of an article (else 0), and how many characters it takes.</summary>
/// <param name="Separated">Nothing but a space, a bracket or the end follows, so that an article's number is no reference to it.</param>
internal readonly record struct LawMark(LawMarkKind Kind, int Number, int Sub, int Length, bool Separated)
{
    private const string References = "第的、，,和或及至所规中各款项之等与以";

    /// <summary>Null when the line begins with none. A line may be of any length; only its beginning is read.</summary>
    public static LawMark? At(string line)
    {
        if (line.Length == 0)
            return null;
        return line[0] switch
        {
            '第' => Numbered(line),
            '（' or '(' => Bracketed(line),
            >= '①' and <= '⑳' => new LawMark(LawMarkKind.Circle, line[0] - '①' + 1, 0, 1, true),
            _ => Bare(line),
        };
    }

    /// <summary>Whether what follows an article's number reads on from it, as in "第三条规定的".</summary>
    public bool ReadsOn(string line) => !Separated && References.Contains(line[Length], StringComparison.Ordinal);

    private static LawMark? Numbered(string line)
    {
        int at = Space(line, 1), end = EndOfNumber(line, at);
        if (ChineseNumber.Read(line.AsSpan(at, end - at)) is not { } number)
            return null;
        end = Space(line, end);
        if (end >= line.Length)
            return null;
        if (line[end] == '条')
        {
            int sub = 0, length = end + 1;
            if (length < line.Length && line[length] == '之' && EndOfNumber(line, length + 1) is var after && ChineseNumber.Read(line.AsSpan(length + 1, after - length - 1)) is { } n)
                (sub, length) = (n, after);
            return new LawMark(LawMarkKind.Article, number, sub, length, length == line.Length || char.IsWhiteSpace(line[length]) || line[length] is '【' or '〔' or '（' or '(');
        }

        int word = line[end] is '编' or '章' or '节' ? 1 : Begins(line, end, "部分") || Begins(line, end, "分编") ? 2 : 0;
        if (word == 0)
            return null;
        bool heading = end + word == line.Length || char.IsWhiteSpace(line[end + word]) || !line.AsSpan().ContainsAny('。', '；', '，');
        return heading ? new LawMark(LawMarkKind.Part, number, 0, end + word, true) : null;
    }

    private static LawMark? Bracketed(string line)
    {
        int at = Space(line, 1), end = EndOfNumber(line, at), close = Space(line, end);
        if (close >= line.Length || line[close] is not ('）' or ')') || ChineseNumber.Read(line.AsSpan(at, end - at)) is not { } number)
            return null;
        return new LawMark(IsDigit(line[at]) ? LawMarkKind.DigitBracket : LawMarkKind.Bracket, number, 0, close + 1, true);
    }

    private static LawMark? Bare(string line)
    {
        int end = EndOfNumber(line, 0);
        if (end == 0 || end >= line.Length || ChineseNumber.Read(line.AsSpan(0, end)) is not { } number)
            return null;
        if (!IsDigit(line[0]))
            return line[end] == '、' ? new LawMark(LawMarkKind.Comma, number, 0, end + 1, true) : null;
        if (line[end] is '）' or ')')
            return new LawMark(LawMarkKind.DigitBracket, number, 0, end + 1, true);
        // 1.5 is a quantity
        return line[end] is '.' or '．' or '、' && (end + 1 >= line.Length || !IsDigit(line[end + 1])) ? new LawMark(LawMarkKind.Dot, number, 0, end + 1, true) : null;
    }

    private static int EndOfNumber(string line, int at)
    {
        int limit = Math.Min(line.Length, at + 10);
        while (at < limit && ChineseNumber.IsPart(line[at]))
            at++;
        return at;
    }

    private static int Space(string line, int at)
    {
        int limit = Math.Min(line.Length, at + 4);
        while (at < limit && char.IsWhiteSpace(line[at]))
            at++;
        return at;
    }

    private static bool Begins(string line, int at, string word) => line.AsSpan(at).StartsWith(word, StringComparison.Ordinal);

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');
}
