namespace EcoGis.Tests;

/// <summary>A folder of its own for each test, and what the tests ask of a reader: a file, or a refusal with code and words a user sees.</summary>
public abstract class ReaderCase
{
    private readonly string folder = Directory.CreateTempSubdirectory("ecogis-read-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    internal string At(string name) => Path.Combine(folder, name);

    internal string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(At(name), bytes);
        return At(name);
    }

    internal string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    internal static FeatureFile Read(string path, ReadOptions? options = null) => FeatureReader.Read(path, options ?? new ReadOptions(), CancellationToken.None);

    /// <summary>The file is refused with this code; each word stands in the Chinese or the English line, and both lines are filled.</summary>
    internal static EcoException Refused(string path, string code, string[] words, ReadOptions? options = null, FaultClass? @class = null)
    {
        var e = Assert.Throws<EcoException>(() => Read(path, options))!;
        string zh = e.In(Language.Zh), en = e.In(Language.En);
        Assert.That(e.Faults[0].Kind.Code, Is.EqualTo(code), en);
        Assert.That(e.Class, Is.EqualTo(@class ?? (code == "ECO-3014" ? FaultClass.Usage : FaultClass.Input)));
        foreach (string word in words)
            Assert.That(zh + "\n" + en, Does.Contain(word));
        foreach (var fault in e.Faults)
        {
            Assert.That(fault.In(Language.Zh).Split(" | "), Has.Length.EqualTo(4).And.All.Not.Empty);
            Assert.That(fault.In(Language.En).Split(" | "), Has.Length.EqualTo(4).And.All.Not.Empty);
        }

        return e;
    }

    /// <summary>Some notice has all these words, in its Chinese or English form.</summary>
    internal static void Noticed(FeatureFile file, params string[] words) =>
        Assert.That(file.Notices.Select(n => n.Zh + "\n" + n.En), Has.Some.Matches<string>(n => words.All(w => n.Contains(w, StringComparison.Ordinal))));

    /// <summary>Signed shoelace sum over rings whose roles the file gives: shells minus holes by orientation-free rule of the first ring.</summary>
    internal static double Area(RawShape shape) =>
        shape.Parts.Sum(part => part.Select((ring, i) => (i == 0 ? 1 : -1) * Math.Abs(Shoelace(ring))).Sum());

    internal static double Shoelace(RawPath ring)
    {
        double sum = 0;
        for (int i = 0; i + 1 < ring.Count; i++)
            sum += ((ring.Xs[i] - ring.Xs[0]) * (ring.Ys[i + 1] - ring.Ys[0])) - ((ring.Xs[i + 1] - ring.Xs[0]) * (ring.Ys[i] - ring.Ys[0]));
        return sum / 2;
    }

    internal static bool Sees(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
