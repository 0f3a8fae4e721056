using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>The sources of the product as text: whole, and without comments and literals, where only names are left.</summary>
internal static partial class SourceText
{
    public static string Root => Path.Combine(SharedData.RepositoryRoot, "src");

    public static IEnumerable<string> Files(string project) => Directory.EnumerateFiles(Path.Combine(Root, project), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin")).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Projects => Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    /// <summary>Every line of the files where the pattern occurs in code: "file:line text".</summary>
    public static List<string> CodeMatches(IEnumerable<string> files, string pattern) => Matches(files, pattern, Code);

    /// <summary>The same, string literals included.</summary>
    public static List<string> Matches(IEnumerable<string> files, string pattern) => Matches(files, pattern, WithoutComments);

    private static List<string> Matches(IEnumerable<string> files, string pattern, Func<string, string> view) =>
    [
        .. files.SelectMany(f => view(File.ReadAllText(f)).Split('\n').Index().Where(l => Regex.IsMatch(l.Item, pattern))
            .Select(l => $"{Path.GetRelativePath(Root, f)}:{l.Index + 1} {l.Item.Trim()}")),
    ];

    private static string WithoutComments(string text) => Comments().Replace(text, m => m.Groups["keep"].Success ? m.Value : Blank(m.Value));

    /// <summary>Literals keep their line ends, so that line numbers stay.</summary>
    private static string Code(string text) => Literals().Replace(WithoutComments(text), m => Blank(m.Value));

    private static string Blank(string text) => new([.. text.Select(c => c == '\n' ? c : ' ')]);

    [GeneratedRegex("""(?<keep>\"\"\"[\s\S]*?\"\"\"|@?\$?@?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)')|//[^\n]*|/\*[\s\S]*?\*/""")]
    private static partial Regex Comments();

    [GeneratedRegex("""\"\"\"[\s\S]*?\"\"\"|@?\$?@?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'""")]
    private static partial Regex Literals();
}
