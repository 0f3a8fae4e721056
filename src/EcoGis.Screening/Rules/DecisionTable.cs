namespace EcoGis;

/// <summary>What a table says of one class for one value of its fact.</summary>
internal enum DecisionCell
{
    Allowed,
    Restricted,
    Prohibited,
}

/// <summary>
/// 决策表: values of one fact (rows) × classes of one zone kind (columns) → what holds where the site overlaps such a zone. Every value of the fact has its
/// row and every row as many cells as there are columns, so that no case of the law is left out in silence. It stands for one rule per row and effect.
/// </summary>
internal sealed record DecisionTableEntry(
    string Id,
    Words Name,
    string Kind,
    string Fact,
    IReadOnlyList<string> Columns,
    IReadOnlyDictionary<string, DecisionRowEntry> Rows,
    Place Where,
    Verification? Verified = null)
{
    /// <summary>The rules it stands for: <c>id-value</c>, and <c>id-value-restricted</c> where a row also prohibits. A row that allows everything makes none.</summary>
    public IEnumerable<RuleEntry> ToRules(Fact? fact)
    {
        foreach (var (value, row) in Rows)
        {
            var effects = row.Cells.Where(c => c != DecisionCell.Allowed).Distinct().OrderByDescending(c => c).ToList();
            foreach (var cell in effects)
            {
                var label = fact?.Values.FirstOrDefault(v => v.Id == value).Name ?? Bilingual.Same(value);
                yield return new RuleEntry(
                    cell == DecisionCell.Restricted && effects.Count > 1 ? $"{Id}-{value}-restricted" : $"{Id}-{value}",
                    new Words(new Bilingual($"{Name.Text.Zh}：{label.Zh}", $"{Name.Text.En}: {label.En}")),
                    new RelationEntry(new Relation(RelationWord.Overlaps, 0)),
                    cell == DecisionCell.Prohibited ? Effect.Prohibited : Effect.Restricted,
                    row.Where,
                    row.Cites,
                    new ZoneEntry(Kind, Where, [.. Columns.Where((_, i) => i < row.Cells.Count && row.Cells[i] == cell)]),
                    new ConditionEntry(row.Where, Facts: new Dictionary<string, FactConditionEntry> { [Fact] = new(null, [value], null, row.Where) }),
                    Remedy: row.Remedy,
                    Verified: Verified);
            }
        }
    }

    public IEnumerable<Fault> Gaps(Fact fact)
    {
        foreach (var (value, _) in fact.Values.Where(v => !Rows.ContainsKey(v.Id)))
            yield return new Fault(ScreeningFaults.TableRowMissing, Where, Id, $"{fact.Id}/{value}");
        foreach (var (value, row) in Rows.Where(r => r.Value.Cells.Count != Columns.Count))
            yield return new Fault(ScreeningFaults.TableCells, row.Where, value, row.Cells.Count, Columns.Count);
    }
}

internal sealed record DecisionRowEntry(IReadOnlyList<string> Cites, IReadOnlyList<DecisionCell> Cells, Place Where, Words? Remedy = null);
