using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary>What leads through a long document: the list of chapters at its front, and headings whose units stay whole.</summary>
internal sealed class ContentsTests
{
    [TestCase(Language.Zh), TestCase(Language.En)]
    public void Every_chapter_is_listed_at_the_front_and_linked_to_its_heading(Language language)
    {
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited, language);
        List<XElement> headings = [.. file.Body.Elements(DocxFile.W + "p").Where(p => DocxFile.StyleOf(p) == "Heading1")], entries = [.. file.Body.Elements(DocxFile.W + "p").Where(p => DocxFile.StyleOf(p) == "TOC1")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(headings, Has.Count.GreaterThan(12));
            Assert.That(entries.Select(DocxFile.TextOf), Is.EqualTo(headings.Select(DocxFile.TextOf)));
            Assert.That(entries.Select(e => (string?)e.Element(DocxFile.W + "hyperlink")?.Attribute(DocxFile.W + "anchor")), Is.EqualTo(headings.Select(h => (string?)h.Element(DocxFile.W + "bookmarkStart")?.Attribute(DocxFile.W + "name"))).And.All.Not.Null);
            Assert.That(entries.Last().IsBefore(headings.First()));
            Assert.That(file.Body.Descendants(DocxFile.W + "instrText").Select(f => f.Value.Trim()), Is.EqualTo(new[] { "TOC \\o \"1-1\" \\h \\z" }));
            Assert.That(file.Body.Descendants(DocxFile.W + "fldChar").Select(f => (string)f.Attribute(DocxFile.W + "fldCharType")!), Is.EqualTo(new[] { "begin", "separate", "end" }));
            Assert.That(file.Parts["word/settings.xml"].Descendants(DocxFile.W + "updateFields"), Is.Empty, "Word would ask its user");
            Assert.That(file.Errors(), Is.Empty);
        }
    }

    [Test]
    public void A_unit_in_brackets_is_never_broken_apart()
    {
        DocxFile file = DocxFile.Of(HandDrawn.Prohibited);
        string[] heads = file.Table("重叠分析表")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(heads.Select(h => h.Replace("\n", "", StringComparison.Ordinal)), Does.Contain("占用面积（m²）").And.Contain("占用面积（公顷）"));
            Assert.That(heads.Where(h => h.StartsWith("占用面积", StringComparison.Ordinal)), Is.EqualTo(new[] { "占用面积\n（m²）", "占用面积\n（公顷）" }), "narrow columns: the unit has a line of its own");
            Assert.That(heads.SelectMany(h => h.Split('\n')).Where(l => l.Contains('（', StringComparison.Ordinal)).All(l => l.EndsWith('）')));
        }
    }
}
