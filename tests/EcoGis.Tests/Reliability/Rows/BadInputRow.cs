namespace EcoGis.Tests.Reliability;

/// <summary>What a person is told about an input, in both languages: a refusal, or the notices of what was read all the same.</summary>
internal sealed record Told(string Code, string Zh, string En)
{
    /// <summary>Read, with nothing to remark.</summary>
    public const string Read = "read";

    public static Told Of(EcoException refusal) => new(refusal.Faults[0].Kind.Code, refusal.In(Language.Zh), refusal.In(Language.En));

    public static Told Of(IEnumerable<Bilingual> notices) => notices.ToList() is var list ? new(Read, string.Join('\n', list.Select(n => n.Zh)), string.Join('\n', list.Select(n => n.En))) : null!;
}

/// <summary>One input of the catalogue of bad input, rows 1–55, made byte by byte, and what must be said of it.</summary>
/// <param name="Number">As in the catalogue; several inputs may share one.</param>
/// <param name="Input">In words, for the table.</param>
/// <param name="Code">Of the first fault; <see cref="Told.Read"/> where it is read and told.</param>
/// <param name="Zh">Every one of these must be in the Chinese words.</param>
/// <param name="En">Every one of these must be in the English words.</param>
internal sealed record BadInputRow(int Number, string Input, string Code, string[] Zh, string[] En, Func<Workshop, Told> Give)
{
    /// <summary>It cannot be tried without GDAL.</summary>
    public bool NeedsGdal { get; init; }

    public override string ToString() => $"{Number:00} {Input}";
}
