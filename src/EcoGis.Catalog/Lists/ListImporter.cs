using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// A file of access lists → a checked draft: every row placed by level and target, every text under a dimension, every condition readable. All problems of the file at
/// once; nothing is guessed, and what was normalised or left unread is told. Publishing it is the store's work.
/// </summary>
public sealed class ListImporter
{
    private const int MostFaults = 100;

    private static readonly string[] s_days = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d"];

    private readonly RuleBase _rules;
    private readonly ListRequest _request;
    private readonly Place _where;
    private readonly NoticeList _notices = new();
    private readonly List<Fault> _faults = [];
    private readonly List<AccessLine> _lines = [];
    private readonly Dictionary<(ListTarget, string, string?, string, string?), int> _seen = [];
    private ListColumns _columns = null!;

    private ListImporter(RuleBase rules, ListRequest request, Place where) => (_rules, _request, _where) = (rules, request, where);

    /// <exception cref="EcoException">The file is refused whole; at most a hundred of its problems are listed.</exception>
    public static ListDraft Read(string path, ReadOptions options, ListRequest request, RuleBase rules, CancellationToken cancellation)
    {
        ListImporter importer = new(rules, request, Place.InFile(path));
        string name = CheckName(request.Name ?? Path.GetFileNameWithoutExtension(path));
        ListHead head = new(name, request.Title ?? name, request.Source, request.From, request.To);
        importer.Read(TableFile.Read(path, options, importer._notices, cancellation), options.Layer, cancellation);
        ListDraft draft = new(head, [.. importer._lines], Path.GetFileName(path), importer._notices.ToList());
        importer.CheckConditions(draft);
        return draft;
    }

    private static string CheckName(string name) => name.Length is >= 1 and <= 60 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.') && name[0] != '.'
        ? name
        : throw new Fault(AccessListFaults.BadName, Place.None, NoticeList.Sample(name)).Raise();

    private void Read(IReadOnlyList<ListTable> tables, string? wanted, CancellationToken cancellation)
    {
        _columns = ListColumns.Of(tables, wanted, _request, _rules.AccessLists, _where, _notices);
        foreach (var row in _columns.Table.Rows.Skip(_columns.FirstRow).Where(r => !r.IsBlank))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_faults.Count < MostFaults)
                Read(row);
        }

        Stop();
        if (_lines.Count == 0)
            throw new Fault(AccessListFaults.Empty, _where).Raise();
    }

    private void Stop()
    {
        if (_faults.Count > 0)
            throw new EcoException([.. _faults.Take(MostFaults)]);
    }

    private void Read(TableRow row)
    {
        var where = _where with { Layer = _columns.Table.Sheet, Line = row.Number };
        var texts = Texts(row, where).ToList();
        if (texts.Count == 0)
        {
            _notices.Count(new("{0} 行没有要求的文字，未收入（第一处：{1}）", "{0} rows have no requirement and are not taken in (first: {1})"), where);
            return;
        }

        string? condition = _columns.Value(row, AccessVocabulary.Condition);
        if (condition is not null && texts.Count > 1)
            _faults.Add(new Fault(AccessListFaults.BadCell, where, new Bilingual("本行有 {0} 条要求，不知道条件属于哪一条", "the row has {0} requirements; which one the condition is of is not known").Format(texts.Count)));
        var (from, to) = (Day(row, AccessVocabulary.ValidFrom, where), Day(row, AccessVocabulary.ValidTo, where));
        if (from >= to)
            _faults.Add(new Fault(AccessListFaults.BadCell, where, new Bilingual("失效日期不晚于生效日期", "the last day is not later than the first")));
        foreach (var target in Targets(row, where))
        {
            foreach (var (dimension, slot, text) in texts)
                Add(new AccessLine(_lines.Count + 1, target, dimension, slot, text, condition, _columns.Value(row, AccessVocabulary.Source), from, to, row.Number), where);
        }
    }

    private void Add(AccessLine line, Place where)
    {
        if (_seen.TryAdd((line.Target, line.Dimension, line.Slot, line.Text, line.Condition), line.Row))
            _lines.Add(line);
        else if (_columns.Table.IsLayer)
            _notices.Count(new("{0} 个要素重复前面要素的要求（同一单元的多个部分），只收入一次（第一处：{1}）", "{0} features repeat requirements (parts of one unit); each is taken in once (first: {1})"), where);
        else
            _faults.Add(new Fault(AccessListFaults.RowTwice, where, _seen[(line.Target, line.Dimension, line.Slot, line.Text, line.Condition)]));
    }

    /// <summary>The requirements of a row: one in a long table, one for each column of a dimension or slot in a wide one.</summary>
    private IEnumerable<(string Dimension, string? Slot, string Text)> Texts(TableRow row, Place where)
    {
        foreach (var (column, dimension, slot) in _columns.Wide)
        {
            if (ListColumns.Cell(row, column) is { } text)
                yield return (dimension.Id, slot?.Id, text);
        }

        if (_columns.Value(row, AccessVocabulary.Text) is not { } own)
            yield break;
        var words = _rules.AccessLists;
        string? slotWord = _columns.Value(row, AccessVocabulary.Slot), dimensionWord = _columns.Value(row, AccessVocabulary.Dimension);
        var known = slotWord is null ? null : words.SlotCalled(slotWord);
        var stated = dimensionWord is null ? known?.Dimension : words.DimensionCalled(dimensionWord);
        if (stated is null)
        {
            _faults.Add(dimensionWord is null
                ? new Fault(AccessListFaults.RowBlank, where, new Bilingual("维度", "dimension"), "--map-field dimension=…")
                : new Fault(AccessListFaults.RowWord, where, new Bilingual("维度", "dimension"), NoticeList.Sample(dimensionWord), string.Join("、", words.Dimensions.Select(d => d.Name.Zh))));
        }
        else if (known is not null && known.Dimension != stated)
        {
            _faults.Add(new Fault(AccessListFaults.RowWord, where, new Bilingual("维度“{0}”的要求类别", "slot of the dimension {0}").Format(stated.Name), NoticeList.Sample(slotWord!), string.Join("、", words.Slots.Where(s => s.Dimension == stated).Select(s => s.Name.Zh))));
        }
        else
        {
            if (slotWord is not null && known is null)
                _notices.Count(new("{0} 行的要求类别不在清单用语中，按原文保留（第一处：{1}）", "{0} rows name a slot that the words of lists have not; kept as written (first: {1})"), where);
            yield return (stated.Id, known?.Id ?? slotWord, own);
        }
    }

    private IEnumerable<ListTarget> Targets(TableRow row, Place where)
    {
        var words = _rules.AccessLists;
        string? code = _columns.Value(row, AccessVocabulary.UnitCode), stated = _columns.Value(row, AccessVocabulary.Level) ?? _request.Level;
        var level = stated is not null ? words.LevelCalled(stated) : code is not null ? words.Levels.FirstOrDefault(l => l.Scope == ListScope.Unit) : null;
        if (level is null)
        {
            string all = string.Join("、", words.Levels.Select(l => $"{l.Id}（{l.Name.Zh}）"));
            _faults.Add(stated is null ? new Fault(AccessListFaults.RowBlank, where, new Bilingual("层级", "level"), "--level") : new Fault(AccessListFaults.RowWord, where, new Bilingual("层级", "level"), NoticeList.Sample(stated), all));
            return [];
        }

        if (level.Scope == ListScope.Unit)
            return Units(level, code, where);
        if (Areas(_columns.Value(row, AccessVocabulary.Area) ?? _request.Area, where) is not { } areas)
            return [];
        if (level.Scope == ListScope.Area)
            return [new ListTarget(level.Id, "", "", areas)];
        return TypeOf(_columns.Value(row, AccessVocabulary.UnitType), where) is { } type ? [new ListTarget(level.Id, "", type, areas)] : [];
    }

    private IEnumerable<ListTarget> Units(ListLevel level, string? codes, Place where)
    {
        if (codes is null)
            _faults.Add(new Fault(AccessListFaults.RowBlank, where, new Bilingual("单元编码", "unit code"), "--map-field unit-code=…"));
        foreach (string code in (codes ?? "").Split(['、', ',', '，', ';', '；', '\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (UnitCode.Parse(code) is null)
                _notices.Count(new("{0} 个单元编码不合 ZH/YS 编码规则，按原样收入（第一处：{1}）", "{0} unit codes are not formed like ZH/YS codes; taken in as they are (first: {1})"), where);
            yield return new ListTarget(level.Id, code, "", []);
        }
    }

    private ImmutableArray<string>? Areas(string? text, Place where)
    {
        if (text is null)
        {
            _faults.Add(new Fault(AccessListFaults.RowBlank, where, new Bilingual("适用范围（行政区划代码或地域）", "area (administrative codes or a territory)"), "--area"));
            return null;
        }

        if (_rules.Territories.Values.FirstOrDefault(t => t.Id == text || t.Name.Zh == text || t.Name.En == text) is { } territory)
            return [.. territory.Adcodes.Order(StringComparer.Ordinal)];
        string[] codes = [.. text.Split(['、', ',', '，', ';', '；', '\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (codes.FirstOrDefault(c => c.Length is not (2 or 4 or 6) || c[0] == '0' || !c.All(char.IsAsciiDigit)) is { } bad)
        {
            _faults.Add(new Fault(AccessListFaults.RowWord, where, new Bilingual("行政区划代码或地域", "administrative code or territory"), NoticeList.Sample(bad), string.Join("、", _rules.Territories.Values.Select(t => t.Name.Zh))));
            return null;
        }

        return [.. codes.Select(Significant).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>510000 stands for 51, 510600 for 5106.</summary>
    private static string Significant(string code)
    {
        while (code.Length > 2 && code.EndsWith("00", StringComparison.Ordinal))
            code = code[..^2];
        return code;
    }

    private string? TypeOf(string? text, Place where)
    {
        var types = _rules.AccessLists.UnitKinds.SelectMany(k => _rules.Kind(k.Kind).Classes.Select(c => (k.Kind, Class: c))).ToList();
        string wanted = text is null ? "" : AccessVocabulary.Folded(text);
        if (text is not null && types.FirstOrDefault(t => t.Class.Aliases.Append(t.Class.Id).Append(t.Class.Name.Zh).Append(t.Class.Name.En).Any(a => AccessVocabulary.Folded(a) == wanted)) is { Class: not null } found)
            return ListTarget.TypeOf(found.Kind, found.Class.Id);
        _faults.Add(text is null
            ? new Fault(AccessListFaults.RowBlank, where, new Bilingual("单元类型", "type of unit"), "--map-field unit-type=…")
            : new Fault(AccessListFaults.RowWord, where, new Bilingual("单元类型", "type of unit"), NoticeList.Sample(text), string.Join("、", types.Select(t => t.Class.Name.Zh).Distinct())));
        return null;
    }

    private DateOnly? Day(TableRow row, string column, Place where)
    {
        if (_columns.Value(row, column) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        _faults.Add(new Fault(AccessListFaults.RowWord, where, new Bilingual("日期", "day"), NoticeList.Sample(text), "yyyy-MM-dd"));
        return null;
    }

    /// <summary>A condition that cannot be read would leave its line unjudged: the list is refused, each line with its row.</summary>
    private void CheckConditions(ListDraft draft)
    {
        var faults = ListReader.Check(_rules, draft.ToVersion());
        _faults.AddRange(faults.Select(f => f with { Where = _where with { Layer = _columns.Table.Sheet, Line = f.Where.Line } }));
        Stop();
    }
}
