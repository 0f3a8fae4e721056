using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary>The arrows and bans of ARCHITECTURE.md, read from project files and sources.</summary>
public sealed class ArchitectureTests
{
    /// <summary>Who may reference whom, and which packages a project pays for.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new()
    {
        ["EcoGis.Geometry"] = ([], ["NetTopologySuite", "ProjNET"]),
        ["EcoGis.Screening"] = (["EcoGis.Geometry"], ["YamlDotNet"]),
        ["EcoGis.Catalog"] = (["EcoGis.Screening"], ["Microsoft.Data.Sqlite", "Npgsql", "System.IO.Hashing"]),
        ["EcoGis.Reporting"] = (["EcoGis.Screening"], ["SkiaSharp", "SkiaSharp.NativeAssets.Linux.NoDependencies", "DocumentFormat.OpenXml"]),
        ["EcoGis.Server"] = (["EcoGis.Catalog", "EcoGis.Reporting"], []),
        ["EcoGis.Cli"] = (["EcoGis.Catalog", "EcoGis.Reporting", "EcoGis.Server"], ["System.CommandLine", "Spectre.Console"]),
    };

    /// <summary>Code ranges of the message table.</summary>
    private static readonly Dictionary<string, string> Ranges = new()
    {
        ["EcoGis.Geometry"] = "2",
        ["EcoGis.Screening"] = "56", // 65xx: forest
        ["EcoGis.Catalog"] = "34",
        ["EcoGis.Reporting"] = "6",
        ["EcoGis.Server"] = "7",
        ["ecogis"] = "1",
    };

    /// <summary>Files over 400 lines, each with a reason. Empty: nobody needed one yet.</summary>
    private static readonly string[] LongFiles = [];

    private static IEnumerable<Assembly> Assemblies => [typeof(Crs).Assembly, typeof(Screener).Assembly, typeof(GeoPackageCatalog).Assembly, typeof(ScreeningJson).Assembly, typeof(EcoServer).Assembly, typeof(CommandLine).Assembly];

    [Test]
    public void Projects_reference_only_what_the_picture_shows()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SourceText.Projects, Is.SubsetOf(Allowed.Keys));
            foreach (string project in SourceText.Projects.Where(Allowed.ContainsKey))
            {
                var xml = XDocument.Load(Path.Combine(SourceText.Root, project, project + ".csproj"));
                Assert.That(xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)), Is.SubsetOf(Allowed[project].Projects), project);
                Assert.That(xml.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value), Is.SubsetOf(Allowed[project].Packages), project);
                Assert.That(xml.Descendants("PackageReference").Attributes("Version"), Is.Empty, $"{project}: versions are central");
            }
        }
    }

    [Test]
    public void Geometry_knows_no_zone_rule_or_law() // "zone" of a map projection is another word: it may stand in Crs/
    {
        var files = SourceText.Files("EcoGis.Geometry").ToList();
        var outsideCrs = files.Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Crs{Path.DirectorySeparatorChar}"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SourceText.CodeMatches(outsideCrs, "(?i)zone"), Is.Empty);
            Assert.That(SourceText.CodeMatches(files, @"Zone|\b(?i:rules?|laws?)\b|Rule|Law"), Is.Empty);
        }
    }

    [Test]
    public void Geometry_touches_no_file_and_no_database() => Assert.That(
        SourceText.CodeMatches(SourceText.Files("EcoGis.Geometry"), FileAccess + @"|Sqlite|Npgsql|HttpClient|System\.Net\b"), Is.Empty);

    [Test]
    public void Screening_uses_no_sql_http_drawing_clock_or_files() => Assert.That(
        SourceText.CodeMatches(SourceText.Files("EcoGis.Screening"), FileAccess + @"|Sqlite|Npgsql|HttpClient|System\.Net\b|SkiaSharp|DateTime(Offset)?\.(Now|UtcNow|Today)|TimeProvider|Stopwatch|Environment\."), Is.Empty);

    [Test]
    public void The_wall_clock_is_read_in_the_command_line_and_by_the_catalog_for_its_label_only()
    {
        var reads = SourceText.Projects.SelectMany(p => SourceText.CodeMatches(SourceText.Files(p), @"DateTime(Offset)?\.(Now|UtcNow|Today)|TimeProvider\.System"))
            .Select(m => m[..m.IndexOf(':', StringComparison.Ordinal)]).Distinct();
        Assert.That(reads, Is.EquivalentTo(new[] { Path.Combine("EcoGis.Cli", "Commands", "DayOption.cs"), Path.Combine("EcoGis.Cli", "Commands", "ServeCommand.cs"), Path.Combine("EcoGis.Catalog", "GeoPackage", "CatalogOptions.cs") }));
    }

    [Test]
    public void The_catalog_judges_nothing() // a sample names the verdict its author meant
    {
        var files = SourceText.Files("EcoGis.Catalog").Where(f => Path.GetFileName(f) != "SampleSet.cs");
        Assert.That(SourceText.CodeMatches(files, @"\b(Verdicts?|RuleJudge|Screener|Screening|Finding|Effect|Rule|Answer|OpenQuestion)\b"), Is.Empty);
    }

    [Test]
    public void Reports_compute_nothing_new() => Assert.That(
        SourceText.CodeMatches(SourceText.Files("EcoGis.Reporting"), @"\b(Screener|RuleJudge|Verdicts|OverlayIndex|Nts|Measurements)\b|\b(Ellipsoidal|Planar|Geodesic)\.(Area|Length|Distance)|IndexIn\([^)]*\)\.(Overlaps|Within|Nearest)\(|\.(Intersection|Difference|Union|Buffer)\("), Is.Empty);

    [Test]
    public void Only_one_file_configures_the_geometry_library()
    {
        var matches = SourceText.Projects.SelectMany(p => SourceText.CodeMatches(SourceText.Files(p), @"new [\w.]*(GeometryFactory|PrecisionModel)\b|NtsGeometryServices|OverlayNG|GeometryFactory\.(Default|Floating|Fixed)|OverlayOp\b"));
        Assert.That(matches.Select(m => m[..m.IndexOf(':', StringComparison.Ordinal)]).Distinct(), Is.EqualTo(new[] { Path.Combine("EcoGis.Geometry", "Overlay", "Nts.cs") }));
    }

    [Test]
    public void The_command_line_has_no_if_about_zone_kinds()
    {
        string ids = string.Join('|', MadeUp.Rules.Kinds.Keys.Select(Regex.Escape));
        Assert.That(SourceText.Matches(SourceText.Files("EcoGis.Cli").Concat(SourceText.Files("EcoGis.Server")), $"\"({ids})\""), Is.Empty);
    }

    [Test]
    public void The_engine_has_no_special_case_for_a_place_or_a_rule()
    {
        string rules = string.Join('|', MadeUp.Rules.Rules.Select(r => Regex.Escape(r.Id)).Concat(["51060[0-9]", "罗江"]));
        Assert.That(new[] { "EcoGis.Geometry", "EcoGis.Screening", "EcoGis.Reporting" }.SelectMany(p => SourceText.Matches(SourceText.Files(p), $"\"[^\"]*({rules})")), Is.Empty);
    }

    [Test]
    public void Nothing_is_called_common_utils_or_helpers()
    {
        string[] banned = ["Common", "Util", "Helper", "Abstractions", "Misc"];
        var names = SourceText.Projects.SelectMany(SourceText.Files).SelectMany(f => Path.GetRelativePath(SourceText.Root, f).Split(Path.DirectorySeparatorChar));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.Where(n => banned.Any(b => n.Contains(b, StringComparison.OrdinalIgnoreCase))).Distinct(), Is.Empty);
            Assert.That(Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace == "EcoGis" && banned.Any(b => t.Name.Contains(b, StringComparison.Ordinal))).Select(t => t.Name), Is.Empty);
        }
    }

    [Test]
    public void All_code_lives_in_one_namespace_and_is_sealed_or_abstract_or_static()
    {
        var types = Assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && t.DeclaringType is null && t.Namespace?.StartsWith("EcoGis", StringComparison.Ordinal) == true).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(types.Select(t => t.Namespace).Distinct(), Is.EqualTo(new[] { "EcoGis" }));
            Assert.That(types.Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract).Select(t => t.Name), Is.Empty);
        }
    }

    [Test]
    public void Every_message_has_a_code_of_its_own_in_the_range_of_its_project_and_both_languages()
    {
        var kinds = Assemblies.SelectMany(a => a.GetTypes().SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(FaultKind)).Select(f => (Range: Ranges[a.GetName().Name!], Name: $"{f.DeclaringType!.Name}.{f.Name}", Kind: (FaultKind)f.GetValue(null)!))).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kinds, Has.Count.GreaterThan(50));
            Assert.That(kinds.GroupBy(k => k.Kind.Code).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(k => k.Name))}"), Is.Empty);
            foreach (var (range, name, kind) in kinds)
            {
                Assert.That(kind.Code, Does.Match($"^ECO-[{range}][0-9]{{3}}$"), name);
                foreach (var text in new[] { kind.What, kind.Effect, kind.Remedy })
                {
                    Assert.That(text.Zh, Is.Not.Empty, name);
                    Assert.That(text.En, Is.Not.Empty, name);
                    Assert.That(Placeholders(text.En), Is.EqualTo(Placeholders(text.Zh)), $"{name}: {text.En}");
                }

                Assert.That(Regex.IsMatch(kind.Effect.En + kind.Remedy.En, @"\p{IsCJKUnifiedIdeographs}{5,}"), Is.False, $"{name}: Chinese in the English text");
            }
        }

        static string Placeholders(string text) => string.Join(' ', Regex.Matches(text, @"\{\d").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Test]
    public void No_file_is_longer_than_400_lines()
    {
        var lengths = SourceText.Projects.SelectMany(SourceText.Files).Select(f => (Name: Path.GetRelativePath(SourceText.Root, f), Lines: File.ReadAllLines(f).Length));
        Assert.That(lengths.Where(f => f.Lines > 400 && !LongFiles.Contains(f.Name)), Is.Empty);
    }

    [Test]
    public void Every_file_says_first_what_it_is_for()
    {
        var silent = SourceText.Projects.SelectMany(SourceText.Files).Where(f => Path.GetFileName(f) != "Program.cs" && !File.ReadAllText(f).Contains("/// <summary>", StringComparison.Ordinal));
        Assert.That(silent.Select(f => Path.GetRelativePath(SourceText.Root, f)), Is.Empty);
    }

    private const string FileAccess = @"\bFile\.(Read|Open|Exists|Write|Create|Delete|Move|Copy|Append)|\bDirectory\.|FileStream|FileInfo|DirectoryInfo|Path\.(Combine|GetFullPath|GetTemp|Join)";
}
