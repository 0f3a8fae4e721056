using System.Globalization;

namespace EcoGis.Tests.Reliability;

/// <summary>The catalogue of bad input, rows 1–55, each with inputs of its own and the words in both languages; and the table of them. Deeper tests of a row carry its number as category.</summary>
[NonParallelizable] // GDAL counts its errors by thread
internal sealed class BadInputTableTests
{
    private const int Last = 55;

    private static readonly Dictionary<string, Told> s_told = [];

    internal static IReadOnlyList<BadInputRow> Rows { get; } = [.. FileRows.All, .. FormatRows.All, .. GeometryRows.All];

    [TestCaseSource(nameof(Rows)), Order(1)]
    public void A_bad_input_is_told_in_both_languages(BadInputRow input)
    {
        if (input.NeedsGdal)
            Gdal.Needed();
        using Workshop workshop = new();
        Told told = input.Give(workshop);
        s_told[input.ToString()] = told;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.Code, Is.EqualTo(input.Code), told.En);
            foreach (string zh in input.Zh)
                Assert.That(told.Zh, Does.Contain(zh));
            foreach (string en in input.En)
                Assert.That(told.En, Does.Contain(en));
            if (told.Code != Told.Read)
                Assert.That(told.Zh.Split('\n').Concat(told.En.Split('\n')).Select(l => l.Split(" | ").Length), Is.All.EqualTo(4), "what | where | effect | what to do");
        }
    }

    [Test, Order(2)]
    public void The_table_has_every_row_from_1_to_55()
    {
        foreach (BadInputRow row in Rows.OrderBy(r => r.Number))
        {
            string said = s_told.TryGetValue(row.ToString(), out Told? told) ? $"{told.Code,-8}  {First(row.Zh, told.Zh)}  /  {First(row.En, told.En)}" : "not run";
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Number,2}  {row.Input}  →  {said}"));
        }

        Assert.That(Rows.Select(r => r.Number).Distinct().Order(), Is.EqualTo(Enumerable.Range(1, Last)));
        Assert.That(Rows.Select(r => r.ToString()), Is.Unique);
    }

    /// <summary>The line that the row asks for; of a report only the words.</summary>
    private static string First(string[] wanted, string told) => wanted.Length == 0 ? "—" : told.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Contains(wanted[0], StringComparison.Ordinal)) is { Length: < 300 } line ? line : wanted[0];
}
