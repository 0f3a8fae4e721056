using System.Collections.Immutable;

namespace EcoGis;

/// <summary>All registers of <c>data/registers/</c>, by id; exactly one is the default. They decide nothing and are no part of the rule base's digest.</summary>
public sealed class RegisterBook
{
    private const string Folder = "registers/";

    private RegisterBook(ImmutableSortedDictionary<string, Register> all) => All = all;

    public ImmutableSortedDictionary<string, Register> All { get; }

    public Register Default => All.Values.Single(r => r.IsDefault);

    /// <summary>The registers whose entries are permits.</summary>
    public IEnumerable<Register> Permits => All.Values.Where(r => r.Permit is not null);

    /// <summary>The register that checks of change fill.</summary>
    /// <exception cref="EcoException">There is none, or several.</exception>
    public Register ChangeQueue => All.Values.Where(r => r.IsChangeQueue).ToList() is [var only]
        ? only
        : throw new Fault(ChangeCheckFaults.OneQueue, Place.InFile(Folder), All.Values.Count(r => r.IsChangeQueue)).Raise();

    /// <exception cref="EcoException">Every problem of every file.</exception>
    public static RegisterBook Load(IReadOnlyList<DataFile> files, IReadOnlyDictionary<string, ZoneKind> kinds)
    {
        List<Fault> faults = [];
        var all = ImmutableSortedDictionary.CreateBuilder<string, Register>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => f.Name.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            try
            {
                var register = StrictYaml.Read<RegisterFile>(file).ToRegister(kinds);
                if (!all.TryAdd(register.Id, register))
                    faults.Add(new Fault(ScreeningFaults.Duplicate, Place.InFile(file.Name), new Bilingual("台账", "register"), register.Id));
            }
            catch (EcoException e)
            {
                faults.AddRange(e.Faults.Select(f => f.Where.File is null ? f with { Where = Place.InFile(file.Name) } : f));
            }
        }

        if (faults.Count == 0 && all.Values.Count(r => r.IsDefault) != 1)
            faults.Add(new Fault(RegisterFaults.OneDefault, Place.InFile(Folder), all.Values.Count(r => r.IsDefault)));
        return faults.Count > 0 ? throw new EcoException(faults) : new RegisterBook(all.ToImmutable());
    }

    /// <summary>By id or name; null is the default.</summary>
    /// <exception cref="EcoException">No such register.</exception>
    public Register Of(string? idOrName) => idOrName is null
        ? Default
        : All.Values.FirstOrDefault(r => r.Id == idOrName || r.Name.Zh == idOrName || r.Name.En == idOrName)
            ?? throw new Fault(RegisterFaults.UnknownRegister, Place.None, idOrName, string.Join(", ", All.Keys)).Raise();
}
