using System.Text.Json;

namespace EcoGis.Tests;

/// <summary>Expected codes were made with other programs: <c>printf '%s' TEXT | sha256sum | xxd -r -p | base32 | cut -c1-10</c>.</summary>
internal sealed class CheckCodeTests
{
    [Test]
    public void The_code_is_the_first_fifty_bits_of_the_objects_digest_without_spaces_and_without_program()
    {
        const string Text = """
            {
              "schema": "screening/1",
              "program": {"version": "9.9"},
              "date": "2026-11-23",
              "proposal": {"name": "甲 <乙>"},
              "list": [1, 0.25]
            }
            """;
        using var document = JsonDocument.Parse(Text);
        Assert.That(CheckCode.Of(document.RootElement), Is.EqualTo("7LND3-NQ7GK"));
    }

    [Test]
    public void The_code_of_a_screening_is_that_of_its_object_in_the_file()
    {
        using MemoryStream file = new();
        ScreeningJson.Write(file, [HandDrawn.Prohibited]);
        using var document = JsonDocument.Parse(file.ToArray());
        Assert.That(CheckCode.Of(HandDrawn.Prohibited), Is.EqualTo(CheckCode.Of(document.RootElement[0])));
    }

    [Test]
    public void Another_program_changes_nothing_and_another_figure_changes_the_code()
    {
        string code = CheckCode.Of(HandDrawn.Prohibited);
        var site = HandDrawn.Prohibited.Site;
        Assert.Multiple(() =>
        {
            Assert.That(CheckCode.Of(HandDrawn.Prohibited with { ProgramVersion = "7.0" }), Is.EqualTo(code));
            Assert.That(CheckCode.Of(HandDrawn.Prohibited with { Site = site with { EllipsoidalArea = site.EllipsoidalArea + 0.0001 } }), Is.Not.EqualTo(code));
        });
    }
}
