using System.Globalization;

namespace EcoGis;

/// <summary>
/// One bracketed element of well-known text (OGC 01-009 §7, ISO 19162): a keyword and its values in order, each a <see cref="string"/> (quoted
/// text), a <see cref="double"/>, a bare word as <see cref="WktWord"/>, or a <see cref="WktNode"/>. Reads hostile text safely: at most 64 KiB
/// of characters and 64 levels, finite numbers only, nothing after the end. Positions count from 0.
/// Knows no keyword's meaning.
/// </summary>
internal sealed record WktNode(string Keyword, IReadOnlyList<object> Values, int Position)
{
    public const int MaximumLength = 64 * 1024;

    public const int MaximumDepth = 64;

    /// <summary>The quoted name every element starts with, or an empty text.</summary>
    public string Name => Values.Count > 0 && Values[0] is string name ? name : "";

    public IEnumerable<WktNode> Children => Values.OfType<WktNode>();

    public WktNode? Child(params ReadOnlySpan<string> keywords)
    {
        foreach (WktNode child in Children)
        {
            if (keywords.Contains(child.Keyword))
                return child;
        }
        return null;
    }

    public double? Number(int index) => Values.Count > index && Values[index] is double number ? number : null;

    public static WktNode Parse(string text, Place where)
    {
        if (text.Length > MaximumLength)
            throw Broken(where, MaximumLength, new("文本过长", "the text is too long"));
        Reader reader = new(text, where);
        WktNode root = reader.Node(1);
        reader.End();
        return root;
    }

    public static EcoException Broken(Place where, int position, Bilingual why) =>
        new Fault(CrsFaults.WktUnreadable, where, position + 1, why).Raise();

    private sealed class Reader(string text, Place where)
    {
        private int at;

        public WktNode Node(int depth)
        {
            if (depth > MaximumDepth)
                throw Broken(where, at, new("嵌套过深", "nested too deeply"));
            string keyword = Word();
            int position = at - keyword.Length;
            char close = Next() switch
            {
                '[' => ']',
                '(' => ')',
                _ => throw Broken(where, at, new("应为“[”", "expected \"[\"")),
            };
            at++;
            return new(keyword, Values(close, depth), position);
        }

        public void End()
        {
            if (Next() != '\0')
                throw Broken(where, at, new("末尾有多余内容", "text after the end"));
        }

        private List<object> Values(char close, int depth)
        {
            List<object> values = [];
            while (true)
            {
                values.Add(Value(depth));
                char next = Next();
                at++;
                if (next == close)
                    return values;
                if (next != ',')
                    throw Broken(where, at - 1, new("应为“,”或右括号", "expected \",\" or a closing bracket"));
            }
        }

        private object Value(int depth)
        {
            char next = Next();
            if (next == '"')
                return Quoted();
            if (char.IsAsciiDigit(next) || next is '-' or '+' or '.')
                return Number();
            int start = at;
            string word = Word();
            if (Next() is not ('[' or '('))
                return new WktWord(word);
            at = start;
            return Node(depth + 1);
        }

        private string Quoted()
        {
            int start = ++at;
            while (true)
            {
                int end = text.IndexOf('"', at);
                if (end < 0)
                    throw Broken(where, start - 1, new("引号未闭合", "the quotation mark is not closed"));
                at = end + 1;
                if (at >= text.Length || text[at] != '"')
                    return text[start..end].Replace("\"\"", "\"", StringComparison.Ordinal);
                at++;
            }
        }

        private double Number()
        {
            int start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '-' or '+' or '.' or 'e' or 'E'))
                at++;
            return double.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && double.IsFinite(number)
                ? number : throw Broken(where, start, new("不是数字", "not a number"));
        }

        private string Word()
        {
            Next();
            int start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
            return at > start && char.IsAsciiLetter(text[start])
                ? text[start..at].ToUpperInvariant() : throw Broken(where, start, new("应为关键字", "expected a keyword"));
        }

        /// <summary>The next character that is not white space, or NUL at the end; a byte order mark and NUL padding count as white space.</summary>
        private char Next()
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '\ufeff' or '\0'))
                at++;
            return at < text.Length ? text[at] : '\0';
        }
    }
}

/// <summary>A bare word of well-known text, in capitals: <c>EAST</c>, <c>ELLIPSOIDAL</c>.</summary>
internal sealed record WktWord(string Text);
