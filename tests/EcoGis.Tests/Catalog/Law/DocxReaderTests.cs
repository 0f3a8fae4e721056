using System.IO.Compression;
using System.Text;

namespace EcoGis.Tests;

internal sealed class DocxReaderTests
{
    private static EcoException Refusal(byte[] bytes) => Assert.Throws<EcoException>(() => DocxReader.Read(bytes, new Place { File = "x.docx" }))!;

    private static string CodeOf(DocxBuilder docx) => Refusal(docx.Bytes()).Faults.Single().Kind.Code;

    [Test]
    public void Numbers_that_a_word_processor_prints_are_in_the_text()
    {
        var docx = new DocxBuilder().List("7", ("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
            .Paragraph("示范法").Numbered("7", 0, "甲。").Numbered("7", 0, "禁止：").Numbered("7", 1, "乙；").Numbered("7", 2, "丙；").Numbered("7", 2, "丁；").Numbered("7", 1, "戊。").Paragraph("另款。")
            .Numbered("7", 0, "己：").Numbered("7", 1, "庚。");
        Assert.That(docx.Lines(), Is.EqualTo(new[] { "示范法", "第一条 甲。", "第二条 禁止：", "（一） 乙；", "1. 丙；", "2. 丁；", "（二） 戊。", "另款。", "第三条 己：", "（一） 庚。" }));
    }

    [Test]
    public void A_number_may_come_from_the_style_or_from_the_style_below_it()
    {
        var docx = new DocxBuilder
        {
            Styles = "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"条\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>",
            Numbering = $"<w:abstractNum w:abstractNumId=\"0\">{DocxBuilder.Level(0, "chineseCounting", "第%1章")}{DocxBuilder.Level(1, "chineseCounting", "第%2条", "<w:lvlRestart w:val=\"0\"/><w:pStyle w:val=\"A\"/>")}</w:abstractNum>",
            Instances = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
        };
        docx.Paragraph("示范法", "<w:pStyle w:val=\"T\"/>").Numbered("1", 0, "总则").Paragraph("甲。", "<w:pStyle w:val=\"A\"/>").Numbered("1", 0, "附则").Paragraph("乙。", "<w:pStyle w:val=\"B\"/>")
            .Paragraph("不编号。", "<w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>");
        var lines = DocxReader.Read(docx.Bytes(), Place.None);
        Assert.Multiple(() =>
        {
            Assert.That(lines.Select(l => l.Text), Is.EqualTo(new[] { "示范法", "第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。", "不编号。" }), "articles go on over chapters");
            Assert.That(lines.Select(l => l.Title), Is.EqualTo(new[] { true, false, false, false, false, false }));
        });
    }

    [Test]
    public void A_list_that_begins_again_or_elsewhere_does_so()
    {
        var docx = new DocxBuilder
        {
            Numbering = $"<w:abstractNum w:abstractNumId=\"0\">{DocxBuilder.Level(0, "chineseCounting", "（%1）")}</w:abstractNum>",
            Instances = "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
                + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
                + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        };
        docx.Numbered("1", 0, "甲").Numbered("1", 0, "乙").Numbered("2", 0, "丙").Numbered("2", 0, "丁").Numbered("3", 0, "戊").Numbered("1", 0, "己");
        Assert.That(docx.Lines(), Is.EqualTo(new[] { "（一） 甲", "（二） 乙", "（一） 丙", "（二） 丁", "（五） 戊", "（六） 己" }));
    }

    [TestCase("decimal", 12, "12")]
    [TestCase("decimalFullWidth", 12, "１２")]
    [TestCase("chineseCountingThousand", 102, "一百零二")]
    [TestCase("japaneseCounting", 21, "二十一")]
    [TestCase("ideographDigital", 10, "一〇")]
    [TestCase("decimalEnclosedCircle", 3, "③")]
    [TestCase("lowerLetter", 28, "bb")]
    [TestCase("upperRoman", 14, "XIV")]
    [TestCase("bullet", 1, "")]
    [TestCase("japaneseCounting", 102, null)]
    [TestCase("chineseLegalSimplified", 1, null)]
    public void Formats_of_numbers_are_printed_or_refused_never_approximated(string format, int number, string? expected) => Assert.That(DocxNumbers.Of(format, number), Is.EqualTo(expected));

    [Test]
    public void An_unknown_number_format_refuses_the_file() =>
        Assert.That(CodeOf(new DocxBuilder().List("1", ("koreanLegal", "%1")).Numbered("1", 0, "甲。")), Is.EqualTo("ECO-4602"));

    [TestCase("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>")]
    [TestCase("<w:p><w:del><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>")]
    [TestCase("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>")]
    [TestCase("<w:moveFrom/>")]
    public void Tracked_changes_refuse_the_file(string xml) => Assert.That(CodeOf(new DocxBuilder().Paragraph("第一条 甲。").Raw(xml)), Is.EqualTo("ECO-4603"));

    [Test]
    public void What_is_not_printed_as_text_is_not_text()
    {
        var docx = new DocxBuilder()
            .Raw("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>第一条 甲</w:t><w:tab/><w:t>乙。</w:t><w:br/><w:t>丙。</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>")
            .Raw("<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><mc:AlternateContent><mc:Choice><w:t>丁</w:t></mc:Choice><mc:Fallback><w:t>再丁</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>")
            .Raw("<w:p><w:r><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent><w:t>戊。</w:t></w:r></w:p>");
        Assert.That(docx.Lines(), Is.EqualTo(new[] { "第一条 甲 乙。", "丙。", "丁", "戊。" }));
    }

    [Test]
    public void The_main_part_is_found_by_its_relation_and_not_by_its_name() =>
        Assert.That(new DocxBuilder { Main = "document2.xml" }.List("1", ("decimal", "%1.")).Numbered("1", 0, "甲。").Lines(), Is.EqualTo(new[] { "1. 甲。" }));

    [Test, Category("reliability-27")]
    public void A_zip_bomb_stops_at_the_limit_whatever_it_declares()
    {
        using MemoryStream stream = new();
        stream.Write(new DocxBuilder().Bytes());
        using (ZipArchive zip = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open(), new UTF8Encoding(false));
            writer.Write($"<w:document xmlns:w=\"{DocxBuilder.W}\"><w:body><w:p><w:r><w:t>");
            string million = new(' ', 1 << 20);
            for (int i = 0; i < 80; i++)
                writer.Write(million);
            writer.Write("</w:t></w:r></w:p></w:body></w:document>");
        }

        Assert.Multiple(() =>
        {
            Assert.That(stream.Length, Is.LessThan(1 << 20));
            Assert.That(Refusal(stream.ToArray()).Faults.Single().Kind.Code, Is.EqualTo("ECO-4604"));
        });
    }

    [Test, Category("reliability-25")]
    public void Xml_of_any_depth_ends_in_a_refusal() =>
        Assert.That(CodeOf(new DocxBuilder().Raw(string.Concat(Enumerable.Repeat("<w:sdt>", 100_000).Concat(Enumerable.Repeat("</w:sdt>", 100_000))))), Is.EqualTo("ECO-4601"));

    [Test]
    public void A_dtd_is_not_read()
    {
        byte[] bytes = new DocxBuilder().Paragraph("第一条 甲。").Bytes();
        using MemoryStream stream = new();
        stream.Write(bytes);
        using (ZipArchive zip = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write("<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d>&a;</d>");
        }

        Assert.That(Refusal(stream.ToArray()).Faults.Single().Kind.Code, Is.EqualTo("ECO-4601"));
    }

    [Test]
    public void Bytes_cut_off_or_changed_end_in_a_refusal_or_in_lines()
    {
        byte[] whole = new DocxBuilder().List("1", ("decimal", "%1.")).Numbered("1", 0, "甲。").Bytes();
        Random random = new(5);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = i % 2 == 0 ? whole[..random.Next(4, whole.Length)] : [.. whole];
            if (i % 2 == 1)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                DocxReader.Read(bytes, Place.None);
            }
            catch (EcoException)
            {
                // a refusal is the other right end
            }
        }
    }
}
