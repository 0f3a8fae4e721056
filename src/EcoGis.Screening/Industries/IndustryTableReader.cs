namespace EcoGis;

/// <summary>Turns the files of the classes into the table, and holds every code that rules and policy words use against it. Each fault names file and line.</summary>
internal sealed class IndustryTableReader(List<Fault> faults)
{
    private static readonly Bilingual ClassWord = new("行业代码", "industry code");

    private readonly Dictionary<string, IndustryClass> _classes = new(StringComparer.Ordinal);

    public void Add(IndustryClassFile file)
    {
        if (file.Letter.Length != 1 || file.Letter[0] is < 'A' or > 'T')
            faults.Add(new Fault(ScreeningFaults.WrongValue, file.Where, file.Letter, Bilingual.Same("A–T")));
        Put(file.Letter, file.Name.Text, file, file.Where);
        foreach (var division in file.Divisions)
        {
            Check(division.Code.Length == 2 && division.Code.All(char.IsAsciiDigit), division.Code, file.Letter, division.Where);
            Put(file.Letter + division.Code, division.Name.Text, file, division.Where);
            if (division.Classes is { } classes)
                Add(file, division, classes.Rows);
        }
    }

    public IndustryTable Table() => new(_classes.Values);

    /// <summary>A code of a rule or of a policy word that the standard does not have.</summary>
    public static void CheckUse(string code, Place where, IndustryTable table, List<Fault> faults)
    {
        if (!table.Allows(code))
            faults.Add(new Fault(IndustryFaults.CodeNotInTable, where, code, IndustryTable.List(table.Nearest(code))));
    }

    private void Add(IndustryClassFile file, IndustryDivisionEntry division, IReadOnlyList<(string Code, string Name, Place Where)> rows)
    {
        foreach (var (code, name, where) in rows)
        {
            if (!Check(code.Length is 3 or 4 && code.All(char.IsAsciiDigit) && code.StartsWith(division.Code, StringComparison.Ordinal), code, division.Code, where))
                continue;
            if (code.Length == 4 && code[^1] != '0' && rows.All(r => r.Code != code[..3]))
                faults.Add(new Fault(IndustryFaults.NoGroupAbove, where, code, code[..3]));
            if (code.Length == 4 && code[^1] == '0' && rows.FirstOrDefault(r => r.Code != code && r.Code.StartsWith(code[..3], StringComparison.Ordinal)) is { Code: { } other })
                faults.Add(new Fault(IndustryFaults.NotAlone, where, code, other));
            Put(file.Letter + code, new Bilingual(name, $"{name} ({division.Name.Text.En})"), file, where);
        }
    }

    private bool Check(bool fits, string code, string above, Place where)
    {
        if (!fits)
            faults.Add(new Fault(IndustryFaults.NotUnderDivision, where, code, above));
        return fits;
    }

    private void Put(string code, Bilingual name, IndustryClassFile file, Place where)
    {
        if (!_classes.TryAdd(code, new IndustryClass(code, name, file.Verified.IsVerified)) || (code.Length == 3 && _classes.Keys.Any(k => k.Length == 3 && k != code && k[1..] == code[1..])))
            faults.Add(new Fault(ScreeningFaults.Duplicate, where, ClassWord, code));
    }
}
