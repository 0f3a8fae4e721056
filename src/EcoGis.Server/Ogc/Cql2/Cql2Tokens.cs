using System.Globalization;

namespace EcoGis;

internal enum Cql2TokenKind
{
    Word,
    Quoted,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>One word, literal or sign of a filter; <paramref name="At"/> counts characters from 1.</summary>
internal readonly record struct Cql2Token(Cql2TokenKind Kind, string Text, int At)
{
    public bool Is(string word) => Kind is Cql2TokenKind.Word or Cql2TokenKind.Sign && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The text of a filter (CQL2 text, OGC 21-065r2, annex B) cut into words: identifiers, also in double quotes; texts in single quotes, a quote doubled or after a
/// backslash; numbers; signs.
/// </summary>
internal static class Cql2Tokens
{
    public static IReadOnlyList<Cql2Token> Of(string filter)
    {
        List<Cql2Token> tokens = [];
        for (int i = 0; i < filter.Length;)
        {
            char c = filter[i];
            int at = i + 1;
            if (char.IsWhiteSpace(c))
                i++;
            else if (c is '\'' or '"')
                tokens.Add(new(c == '"' ? Cql2TokenKind.Quoted : Cql2TokenKind.Text, Quoted(filter, ref i, c), at));
            else if (char.IsAsciiDigit(c) || (c is '+' or '-' or '.' && i + 1 < filter.Length && (char.IsAsciiDigit(filter[i + 1]) || filter[i + 1] == '.')))
                tokens.Add(new(Cql2TokenKind.Number, Run(filter, ref i, (d, before) => char.IsAsciiLetterOrDigit(d) || d == '.' || (d is '+' or '-' && before is 'e' or 'E')), at));
            else if (char.IsLetter(c) || c is '_' or ':')
                tokens.Add(new(Cql2TokenKind.Word, Run(filter, ref i, (d, _) => char.IsLetterOrDigit(d) || d is '_' or ':' or '.' or '-'), at));
            else if (filter.AsSpan(i) is ['<', '>', ..] or ['<', '=', ..] or ['>', '=', ..])
                tokens.Add(new(Cql2TokenKind.Sign, filter.Substring((i += 2) - 2, 2), at));
            else if (c is '(' or ')' or ',' or '=' or '<' or '>')
                tokens.Add(new(Cql2TokenKind.Sign, filter.Substring(i++, 1), at));
            else
                throw Expected(at, new("字段、值或运算符", "a property, a value or an operator"));
        }

        tokens.Add(new(Cql2TokenKind.End, "", filter.Length + 1));
        return tokens;
    }

    public static double Number(Cql2Token token) =>
        double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : throw Expected(token.At, new("一个数", "a number"));

    public static EcoException Expected(int at, Bilingual what) => new Fault(OgcFaults.Syntax, Place.None, at, what).Raise();

    private static string Quoted(string filter, ref int i, char quote)
    {
        int start = i++;
        System.Text.StringBuilder text = new();
        while (i < filter.Length)
        {
            if (filter[i] == quote)
            {
                if (i + 1 >= filter.Length || filter[i + 1] != quote)
                {
                    i++;
                    return text.ToString();
                }

                i++;
            }
            else if (filter[i] == '\\' && quote == '\'' && i + 1 < filter.Length && filter[i + 1] == '\'')
            {
                i++;
            }

            text.Append(filter[i++]);
        }

        throw Expected(start + 1, new("引号结束", "the closing quote"));
    }

    private static string Run(string filter, ref int i, Func<char, char, bool> goesOn)
    {
        int start = i;
        char before = '\0';
        while (i < filter.Length && (i == start || goesOn(filter[i], before)))
            before = filter[i++];
        return filter[start..i];
    }
}
