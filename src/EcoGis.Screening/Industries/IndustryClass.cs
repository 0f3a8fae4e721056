namespace EcoGis;

/// <summary>One row of GB/T 4754-2017: 门类, 大类, 中类 or 小类, as the length of its code says.</summary>
/// <param name="Code">Letter and up to four digits, as C2614.</param>
/// <param name="Name">Groups and classes have no English name here: theirs is the Chinese one with the division in English.</param>
/// <param name="Verified">Compared with the printed standard.</param>
public sealed record IndustryClass(string Code, Bilingual Name, bool Verified = false)
{
    public string Division => Code[..3];

    public Bilingual Level => Code.Length switch
    {
        1 => new("门类", "section"),
        3 => new("大类", "division"),
        4 => new("中类", "group"),
        _ => new("小类", "class"),
    };

    /// <summary>"C2614 有机化学原料制造".</summary>
    public Bilingual Title => new($"{Code} {Name.Zh}", $"{Code} {Name.En}");
}
