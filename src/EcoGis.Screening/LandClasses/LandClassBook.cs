using System.Collections.Immutable;

namespace EcoGis;

/// <summary>All classifications of <c>data/codes/land-classes/</c>, by id. They decide no verdict and are no part of the rule base's digest.</summary>
public sealed class LandClassBook
{
    internal const string Folder = "codes/land-classes/";

    private LandClassBook(ImmutableSortedDictionary<string, LandClassification> all) => All = all;

    public ImmutableSortedDictionary<string, LandClassification> All { get; }

    /// <exception cref="EcoException">Every problem of every file.</exception>
    public static LandClassBook Load(IReadOnlyList<DataFile> files)
    {
        List<Fault> faults = [];
        var all = ImmutableSortedDictionary.CreateBuilder<string, LandClassification>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Name.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            try
            {
                var form = StrictYaml.Read<LandClassFile>(file);
                if (!all.TryAdd(form.Id, form.ToClassification()))
                    faults.Add(new Fault(ScreeningFaults.Duplicate, form.Where, new Bilingual("地类分类标准", "land classification"), form.Id));
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults);
            }
        }

        return faults.Count > 0 ? throw new EcoException(faults) : new LandClassBook(all.ToImmutable());
    }

    /// <summary>By id, name, number of the standard or alias; null when no classification is called so.</summary>
    public LandClassification? Called(string word) => All.Values.FirstOrDefault(c => c.IsCalled(word));

    /// <summary>Those that have every one of these codes or names.</summary>
    public IEnumerable<LandClassification> Having(IReadOnlyCollection<string> codes) => All.Values.Where(c => codes.All(code => c.Find(code) is not null));

    /// <summary>Where two classifications read one text as classes of different names: "0303: 三调工作分类 红树林地 / 用地用海分类 灌木林地".</summary>
    public IEnumerable<Bilingual> Collisions(IEnumerable<string> codes)
    {
        foreach (string code in codes)
        {
            var read = All.Values.Select(c => (Classification: c, Class: c.Find(code))).Where(r => r.Class is not null).ToList();
            if (read.Select(r => r.Class!.Name.Zh).Distinct().Skip(1).Any())
            {
                yield return new(
                    $"{code}：{string.Join(" / ", read.Select(r => $"{r.Classification.Name.Zh} {r.Class!.Name.Zh}"))}",
                    $"{code}: {string.Join(" / ", read.Select(r => $"{r.Classification.Name.En} {r.Class!.Name.En}"))}");
            }
        }
    }
}
