namespace EcoGis;

/// <summary>The lines of an explanation, the same on page and terminal, Chinese and English: a condition with its sign, a change with both its sides, what changes nothing.</summary>
public static class ExplanationWords
{
    /// <summary>✓ holds, ✗ does not, ? is not known.</summary>
    public static string Sign(Truth truth) => truth switch
    {
        Truth.True => "✓",
        Truth.False => "✗",
        _ => "?",
    };

    /// <summary>What is asked ← what is the case.</summary>
    public static Bilingual Of(ConditionProof c)
    {
        if (c.Asked == c.Stated)
            return c.Asked;
        var head = c.Kind switch { ConditionKind.Industry => Of(FlipKind.Industry), ConditionKind.Nature => Of(FlipKind.Nature), _ => null };
        return new($"{(head is null ? "" : head.Zh + " ")}{c.Asked.Zh} ← {c.Stated.Zh}", $"{(head is null ? "" : head.En + " ")}{c.Asked.En} ← {c.Stated.En}");
    }

    /// <summary>The change, what it turns over, the verdict after it, and that just before it nothing is turned over yet.</summary>
    public static Bilingual Of(Flip f, FlipSubject subject)
    {
        Bilingual after = VerdictWords.Of(f.After.Verdict), before = VerdictWords.Of(f.Before.Verdict);
        string icon = VerdictWords.Icon(f.After.Verdict);
        bool beside = f.Before.State != FlipSide.Unchanged;
        return subject switch
        {
            FlipSubject.Verdict => new(
                $"{f.Change.Zh} → {icon} {after.Zh}{(beside ? $"（{f.Before.State.Zh}：仍{before.Zh}）" : "")}",
                $"{f.Change.En} → {icon} {after.En}{(beside ? $" ({f.Before.State.En}: still {before.En})" : "")}"),
            FlipSubject.Finding => new(
                $"{f.Change.Zh}：本项消失{(beside ? $"（{f.Before.State.Zh}：仍在）" : "")}，总结论 {icon} {after.Zh}",
                $"{f.Change.En}: this finding goes{(beside ? $" ({f.Before.State.En}: it stays)" : "")}; the verdict is then {icon} {after.En}"),
            _ => new(
                $"{f.Change.Zh}：即适用{(beside ? $"（{f.Before.State.Zh}：不适用）" : "")}，总结论 {icon} {after.Zh}",
                $"{f.Change.En}: it applies{(beside ? $" ({f.Before.State.En}: not)" : "")}; the verdict is then {icon} {after.En}"),
        };
    }

    /// <summary>The kinds of change that turn nothing over, without the reasons; null when there is none.</summary>
    public static Bilingual? UnchangedBy(FlipList flips) => flips.Others.IsEmpty
        ? NotLookedFor(flips)
        : new($"改变不了：{string.Join("、", flips.Others.Select(o => Of(o.Kind).Zh))}", $"no change by {string.Join(", ", flips.Others.Select(o => Of(o.Kind).En))}");

    /// <summary>The kinds of change that turn nothing over, with the reasons; null when there is none.</summary>
    public static Bilingual? Unchanged(FlipList flips)
    {
        if (flips.Others.IsEmpty)
            return NotLookedFor(flips);
        var why = flips.Others.GroupBy(o => o.Why).ToList();
        return new(
            $"改变不了：{string.Join("；", why.Select(g => $"{string.Join("、", g.Select(o => Of(o.Kind).Zh))}（{g.Key.Zh}）"))}",
            $"no change by {string.Join("; ", why.Select(g => $"{string.Join(", ", g.Select(o => Of(o.Kind).En))} ({g.Key.En})"))}");
    }

    private static Bilingual? NotLookedFor(FlipList flips) => flips.LookedFor
        ? null
        : new("这一条没有查找可改变结论的改动", "no change was looked for here");

    private static Bilingual Of(FlipKind kind) => kind switch
    {
        FlipKind.Move => new("平移", "moving"),
        FlipKind.Cut => new("裁剪", "cutting"),
        FlipKind.Industry => new("行业", "industry"),
        FlipKind.Nature => new("建设性质", "nature"),
        FlipKind.Fact => new("项目情况", "facts"),
        FlipKind.Date => new("日期", "date"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
