using System.Text;

namespace EcoGis.Tests;

/// <summary>Files of official texts as offices keep them, and as nobody should.</summary>
internal sealed class LawFolderTests
{
    private const string Small = "示范法\n\n第一条　甲。\n\n第二条　乙：\n\n（一）丙；\n\n（二）丁。\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-law-").FullName;
    private readonly List<Bilingual> _notices = [];

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    private string Put(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Put(string name, string text = Small, Encoding? encoding = null) => Put(name, [.. (encoding ?? Encoding.UTF8).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]);

    private List<LawReading> Read(string? path = null) => [.. LawFolder.Read(path ?? _folder, null, null, _notices.Add, default)];

    private string CodeOf(string path) => Read(path).Single().Refusal!.Faults.Single().Kind.Code;

    [Test]
    public void The_encoding_of_a_file_does_not_change_the_text()
    {
        _ = TextDecoding.Gb18030;
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, TextDecoding.Gb18030];
        foreach (var (i, encoding) in encodings.Index())
            Put($"{i}/示范法(2020-01-01).txt", i % 2 == 0 ? Small : Small.Replace("\n", "\r\n", StringComparison.Ordinal), encoding);
        var read = Read();
        Assert.Multiple(() =>
        {
            Assert.That(read, Has.Count.EqualTo(5));
            Assert.That(read.Select(r => r.Document?.Digest).Distinct().Count(), Is.EqualTo(1));
            Assert.That(read[0].Document!.Title, Is.EqualTo("示范法"));
        });
    }

    /// <summary>Every line of the official files from the first number on stands in exactly one provision, in order: nothing lost, nothing twice.</summary>
    [Test]
    public void Every_line_of_the_official_texts_stands_in_its_article_once()
    {
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("law")))
        {
            var document = Read(path).Single().Document!;
            var text = LawDocument.Divided(document.Body);
            string[] printed = [.. File.ReadAllLines(path).Select(l => l.Trim()).SkipWhile(l => !l.StartsWith("第一条", StringComparison.Ordinal)).Where(l => l.Length > 0 && !l.StartsWith('#'))];
            Assert.Multiple(() =>
            {
                Assert.That(string.Concat(text.Provisions.SelectMany(p => p.Lines.Select((l, i) => i == 0 ? p.Label + l : l))), Is.EqualTo(Closed(string.Concat(printed))), path);
                Assert.That(text.Provisions.Select(p => p.Number), Is.EqualTo(Enumerable.Range(1, printed.Count(l => l.StartsWith('第') && l.IndexOf('条', StringComparison.Ordinal) is > 1 and < 7 && l.Length > 4 && char.IsWhiteSpace(l[l.IndexOf('条', StringComparison.Ordinal) + 1])))), path);
                Assert.That(document.Notices, Is.Empty, path);
            });
        }

        // the file sets one space after an article's number; some end a line with a full-width space
        static string Closed(string text) => System.Text.RegularExpressions.Regex.Replace(text, "(?<=第[一二三四五六七八九十百零]+条) ", "");
    }

    [Test]
    public void The_official_texts_are_the_same_as_text_and_as_docx_with_printed_or_automatic_numbers()
    {
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("law")).Where((_, i) => i % 5 == 0))
        {
            var markdown = Read(path).Single().Document!;
            string name = Path.GetFileNameWithoutExtension(path);
            List<string> lines = [markdown.Title, "（2000年1月1日示范通过）", .. markdown.Body.Split('\n')];
            Put($"a/{name}.txt", string.Join("\r\n\r\n", lines), TextDecoding.Gb18030);
            DocxBuilder literal = new(), automatic = new();
            bool wide = markdown.Body.Contains("（一）", StringComparison.Ordinal);
            automatic.List("1", ("chineseCountingThousand", "第%1条"), ("chineseCounting", wide ? "（%2）" : "(%2)"));
            int items = 0;
            foreach (string line in lines)
            {
                literal.Paragraph("　　" + line);
                var mark = LawMark.At(line);
                items = mark is { Kind: LawMarkKind.Bracket } ? items + 1 : 0;
                if (mark is { Kind: LawMarkKind.Article, Separated: true } article)
                    automatic.Numbered("1", 0, line[article.Length..].Trim());
                else if (mark is { Kind: LawMarkKind.Bracket } item && item.Number == items)
                    automatic.Raw(Item(line[item.Length..], items));
                else
                    automatic.Paragraph(line);
            }

            // a list of items in each paragraph: an instance of its own that starts at one
            automatic.Instances += string.Concat(Enumerable.Range(100, 300).Select(n => $"<w:num w:numId=\"{n}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"));
            Put($"b/{name}.docx", literal.Bytes());
            Put($"c/{name}.docx", automatic.Bytes());
            Assert.That(Read().Select(r => r.Document?.Digest ?? r.Refusal!.In(Language.En)).Distinct(), Is.EqualTo(new[] { markdown.Digest }), path);
            foreach (string sub in new[] { "a", "b", "c" })
                Directory.Delete(Path.Combine(_folder, sub), recursive: true);
            _lists = 99;
        }
    }

    private int _lists = 99;

    private string Item(string text, int number)
    {
        if (number == 1)
            _lists++;
        return $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"{_lists}\"/></w:numPr></w:pPr><w:r><w:t>{DocxBuilder.Escaped(text)}</w:t></w:r></w:p>";
    }

    [Test]
    public void Links_are_not_followed_and_other_files_are_counted()
    {
        Put("示范法(2020-01-01).txt");
        Put("sub/别的法(2021-01-01).md", "# 别的法\n\n第一条 甲。");
        Put("map.png", [0x89, 0x50, 0x4E, 0x47]);
        Put("~$示范法.docx", [1, 2, 3]);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(Path.Combine(_folder, "round"), _folder);
            File.CreateSymbolicLink(Path.Combine(_folder, "passwd.txt"), "/etc/passwd");
        }

        Assert.Multiple(() =>
        {
            Assert.That(Read().Select(r => r.Document!.Title), Is.EqualTo(new[] { "别的法", "示范法" }).AsCollection.Or.EqualTo(new[] { "示范法", "别的法" }));
            Assert.That(_notices.Single().Zh, Does.StartWith(OperatingSystem.IsWindows() ? "2 个" : "4 个"));
        });
    }

    [TestCase("x.pdf", "%PDF-1.7", "ECO-4600")]
    [TestCase("示范法(2020-01-01).txt", "PK\u0003\u0004 no zip", "ECO-4601")]
    [TestCase("示范法(2020-01-01).docx", "第一条 甲。", "ECO-4601")]
    [TestCase("示范法(2020-01-01).txt", "第一条\0甲。", "ECO-4600")]
    [TestCase("示范法(2020-01-01).txt", "<html><p>第一条 甲。</p></html>", "ECO-4600")]
    [TestCase("示范法(2020-01-01).txt", "没有条文。", "ECO-5520")]
    public void A_file_that_is_no_text_of_a_law_is_refused_by_its_content(string name, string content, string code) => Assert.That(CodeOf(Put(name, content, new UTF8Encoding(false))), Is.EqualTo(code));

    [Test]
    public void An_empty_file_is_refused() => Assert.That(CodeOf(Put("示范法(2020-01-01).txt", [])), Is.EqualTo("ECO-3003"));

    [Test]
    public void An_old_word_file_is_named_as_what_it_is() => Assert.That(
        Read(Put("示范法(2020-01-01).doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])).Single().Refusal!.In(Language.Zh), Does.StartWith("ECO-4600 ").And.Contain("旧版 Word"));

    [Test]
    public void Random_bytes_are_refused()
    {
        byte[] bytes = new byte[100_000];
        new Random(3).NextBytes(bytes);
        Assert.That(Read(Put("x(2020-01-01).txt", bytes)).Single().Refusal, Is.Not.Null);
    }

    [Test]
    public void A_line_of_ten_million_characters_is_one_paragraph()
    {
        string line = new('甲', 10_000_000);
        var text = LawDocument.Divided(Read(Put("示范法(2020-01-01).txt", $"示范法\n\n第一条 {line}。\n\n第二条 乙。")).Single().Document!.Body);
        Assert.That(text.Provisions.Select(p => p.Paragraphs.Single().Text.Length), Is.EqualTo(new[] { 10_000_001, 2 }));
    }

    [Test]
    public void A_file_too_large_is_refused_before_it_is_read()
    {
        string path = Put("示范法(2020-01-01).txt");
        using (var file = File.OpenWrite(path))
            file.SetLength(1L << 30);
        Assert.That(CodeOf(path), Is.EqualTo("ECO-4604"));
    }

    [Test]
    public void Thousands_of_files_are_read_and_one_bad_one_does_not_hide_the_rest()
    {
        for (int i = 0; i < 3_000; i++)
            Put($"{i % 50}/示范法{i}(2020-01-01).txt", $"示范法{i}\n\n第一条 甲。");
        Put("7/坏(2020-01-01).txt", "没有。");
        var read = Read();
        Assert.That((read.Count(r => r.Document is not null), read.Count(r => r.Refusal is not null)), Is.EqualTo((3_000, 1)));
    }

    [Test]
    public void A_folder_without_texts_and_a_path_that_is_not_there_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(Assert.Throws<EcoException>(() => Read())!.Faults.Single().Kind.Code, Is.EqualTo("ECO-4605"));
        Assert.That(Assert.Throws<EcoException>(() => Read(Path.Combine(_folder, "none")))!.Faults.Single().Kind.Code, Is.EqualTo("ECO-3001"));
    });

    [Test]
    public void A_title_and_a_date_are_for_one_file()
    {
        Put("a.txt");
        Put("b.txt");
        Assert.Multiple(() =>
        {
            Assert.That(Assert.Throws<EcoException>(() => LawFolder.Read(_folder, "示范法", null, _notices.Add, default).ToList())!.Faults.Single().Kind.Code, Is.EqualTo("ECO-4608"));
            var one = LawFolder.Read(Path.Combine(_folder, "a.txt"), "另一部法", new DateOnly(2022, 2, 2), _notices.Add, default).Single().Document!;
            Assert.That((one.Title, one.Date), Is.EqualTo(("另一部法", new DateOnly(2022, 2, 2))));
        });
    }
}
