namespace EcoGis.Tests;

/// <summary>Writes the hand-drawn reports for a person to look at, when asked by ECOGIS_LOOK=folder.</summary>
internal sealed class LookTests
{
    [Test]
    public void Writes_pages_to_look_at_when_asked()
    {
        string? folder = Environment.GetEnvironmentVariable("ECOGIS_LOOK");
        if (folder is null)
        {
            Assert.Pass("nothing asked");
            return;
        }
        Directory.CreateDirectory(folder);
        foreach (Language language in Enum.GetValues<Language>())
        {
            File.WriteAllText(Path.Combine(folder, $"prohibited-{language}.html"), ReportWriter.Html(HandDrawn.Prohibited, HandDrawn.Context, language, HandDrawn.Map));
            File.WriteAllText(Path.Combine(folder, $"refused-{language}.html"), ReportWriter.Html(HandDrawn.Refused, HandDrawn.Context, language));
            File.WriteAllText(Path.Combine(folder, $"compliant-{language}.html"), ReportWriter.Html(HandDrawn.Compliant, HandDrawn.Context, language, HandDrawn.Map));
            File.WriteAllText(Path.Combine(folder, $"index-{language}.html"), IndexPage.Html(
                [new(HandDrawn.Refused, "refused-Zh.html"), new(HandDrawn.Prohibited, "prohibited-Zh.html"), new(HandDrawn.Compliant, "compliant-Zh.html")], HandDrawn.Context, language));
        }
    }
}
