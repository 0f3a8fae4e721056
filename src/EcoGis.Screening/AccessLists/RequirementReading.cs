using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What a stretch of a line's words is.</summary>
public enum RequirementMark
{
    Verb,
    Exception,
}

/// <summary>A stretch of a text, in UTF-16 units.</summary>
public readonly record struct MarkedStretch(RequirementMark Mark, int Start, int Length, ListVerb? Verb);

/// <summary>The words of a line as a person should see them at once: its strongest verb, and every verb and exception, in order of place.</summary>
public sealed record RequirementMarks(ListVerb? Force, ImmutableArray<MarkedStretch> Stretches)
{
    public bool HasException => Stretches.Any(s => s.Mark == RequirementMark.Exception);
}

/// <summary>
/// Finds verbs by force (the longest word at a place counts) and exceptions (除…外) in Chinese text, by the words of <c>data/access-lists/</c>. For order and
/// emphasis only: no verb passes or fails a project. A phrase wrongly taken for an exception is shown as one; none is left out.
/// </summary>
public sealed class RequirementReading
{
    private static readonly System.Buffers.SearchValues<char> s_sentenceEnds = System.Buffers.SearchValues.Create("。；;！!？?\n");

    private readonly ILookup<char, (string Word, ListVerb? Verb)> _verbs;
    private readonly ImmutableArray<ExceptionEntry> _exceptions;
    private readonly ImmutableArray<string> _notExceptions;

    internal RequirementReading(AccessVocabularyFile file, ImmutableArray<ListVerb> verbs)
    {
        _verbs = file.Verbs.Zip(verbs).SelectMany(v => v.First.Words.Select(w => (Word: w, Verb: (ListVerb?)v.Second)))
            .Concat(file.NotVerbs.Select(w => (Word: w, Verb: (ListVerb?)null)))
            .OrderByDescending(w => w.Word.Length).ThenBy(w => w.Word, StringComparer.Ordinal).ToLookup(w => w.Word[0]);
        _exceptions = [.. file.Exceptions];
        _notExceptions = [.. file.NotExceptions];
    }

    public RequirementMarks Read(string text)
    {
        List<MarkedStretch> found = [];
        for (int i = 0; i < text.Length;)
        {
            var (word, verb) = _verbs[text[i]].FirstOrDefault(w => string.CompareOrdinal(text, i, w.Word, 0, w.Word.Length) == 0);
            if (verb is not null)
                found.Add(new(RequirementMark.Verb, i, word.Length, verb));
            i += Math.Max(1, word?.Length ?? 1);
        }

        var force = found.Select(f => f.Verb!).MinBy(v => v.Rank);
        found.AddRange(Exceptions(text));
        return new RequirementMarks(force, [.. found.OrderBy(f => f.Start).ThenBy(f => f.Mark)]);
    }

    /// <summary>Longest stretches first; one that lies in another is that other's.</summary>
    private IEnumerable<MarkedStretch> Exceptions(string text)
    {
        string plain = _notExceptions.Aggregate(text, (t, word) => t.Replace(word, new string('\0', word.Length), StringComparison.Ordinal));
        List<(int Start, int End)> stretches = [];
        int from = 0;
        while (from < plain.Length)
        {
            int end = plain.AsSpan(from).IndexOfAny(s_sentenceEnds) is var at and >= 0 ? from + at : plain.Length;
            foreach (var exception in _exceptions)
            {
                string open = exception.Open ?? "";
                for (int next = from; next < end;)
                {
                    int start = plain.IndexOf(open, next, end - next, StringComparison.Ordinal);
                    int close = start < 0 ? -1 : plain.IndexOf(exception.Close, start + open.Length, end - start - open.Length, StringComparison.Ordinal);
                    if (close < 0)
                        break;
                    if (open.Length == 0 && close > next && plain.LastIndexOfAny(['，', ','], close - 1, close - next) is var comma and >= 0)
                        start = comma + 1;
                    next = close + exception.Close.Length;
                    stretches.Add((start, next));
                }
            }

            from = end + 1;
        }

        List<(int Start, int End)> kept = [];
        foreach (var s in stretches.Distinct().OrderByDescending(s => s.End - s.Start).ThenBy(s => s.Start))
        {
            if (!kept.Any(k => s.Start < k.End && k.Start < s.End))
                kept.Add(s);
        }

        return kept.Select(k => new MarkedStretch(RequirementMark.Exception, k.Start, k.End - k.Start, null));
    }
}
