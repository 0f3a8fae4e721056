using System.Security.Cryptography;

namespace EcoGis;

/// <summary>What the person says about all proposals of a file, and which columns say it for each.</summary>
public sealed record ProposalRequest
{
    public string? Industry { get; init; }

    public string? Nature { get; init; }

    /// <summary>Fact id or Chinese name → value, for all proposals.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary><c>industry</c>, <c>nature</c>, <c>name</c>, <c>code</c>, <c>width</c>, <c>radius</c> or a fact → column of the file. A filled cell wins over the value for all.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The ground that lines and points take up, for all proposals.</summary>
    public Corridor Corridor { get; init; } = Corridor.None;

    /// <summary>Codes name things that stay: two alike refuse the file instead of being renumbered.</summary>
    public bool CodesMustDiffer { get; init; }
}

/// <summary>
/// Features → proposals, in canonical order: by code, name, then content, never by place in the file. A proposal without a code of its own is
/// <c>fid:n</c>. A null geometry stays a proposal (the gate refuses it), so that nothing is lost on the way.
/// </summary>
public static class ProposalReader
{
    public static IReadOnlyList<Proposal> Read(FeatureFile file, ProposalRequest request, RuleBase rules)
    {
        var form = new ProposalForm(file.Path, file.Fields, request, rules);
        List<ProposalDraft> drafts = [.. file.Features.Select(form.Draft)];
        List<Fault> faults = [.. drafts.SelectMany(d => d.Unread).Select(u => u.Fault)];
        if (faults.Count > 0)
            throw new EcoException(faults);
        DemandUse(request.Corridor.Width, "--width", ShapeKind.Line);
        DemandUse(request.Corridor.Radius, "--radius", ShapeKind.Point);
        List<Bilingual> notices = [.. file.Notices];
        if (drafts.Where(d => d.Code.Length > 0).GroupBy(d => d.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            if (request.CodesMustDiffer)
                throw new Fault(LedgerFaults.CodeTwice, Place.InFile(file.Path), twice.Key, twice.Count()).Raise();
            notices.Add(new Bilingual("地块编号“{0}”重复，改按规范顺序编号", "the code '{0}' stands twice; proposals are numbered by canonical order instead").Format(twice.Key));
            drafts = [.. drafts.Select(d => d with { Code = "" })];
        }

        // content settles the order only where codes do not: the gate looks through every shape for it
        bool coded = drafts.Count == 1 || drafts.All(d => d.Code.Length > 0);
        return
        [
            .. drafts.OrderBy(d => d.Code, StringComparer.Ordinal).ThenBy(d => d.Name, StringComparer.Ordinal)
                .ThenBy(d => coded ? "" : ContentKey(d.Shape, file.Crs), StringComparer.Ordinal)
                .Select((d, i) => new Proposal(
                    d.Code.Length > 0 ? d.Code : $"fid:{i + 1}", d.Name, Path.GetFileName(file.Path), file.Format,
                    d.Shape, file.Crs ?? Crs.Cgcs2000, d.Activity, d.DeclaredArea, [.. notices]) { Position = d.Position, Corridor = d.Corridor, AddedError = file.Correction?.Error ?? 0 }),
        ];

        void DemandUse(double? metres, string option, ShapeKind kind)
        {
            if (metres is not null && drafts.All(d => d.Shape.Kind != kind))
                throw new Fault(FormatFaults.NothingToWiden, Place.InFile(file.Path), option, kind == ShapeKind.Line ? new Bilingual("线", "line") : new Bilingual("点", "point")).Raise();
        }
    }

    /// <summary>A key that depends on the geometry alone: the gate's for a valid shape, else over the sorted coordinates as read.</summary>
    private static string ContentKey(RawShape shape, Crs? crs)
    {
        if (crs is not null && Valid(shape, crs) is { } valid)
            return valid.ContentKey;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (x, y) in shape.Parts.SelectMany(p => p).SelectMany(r => r.Xs.Zip(r.Ys)).Order())
        {
            hash.AppendData(BitConverter.GetBytes(x));
            hash.AppendData(BitConverter.GetBytes(y));
        }

        return "~" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Null also for a shape that the gate will not look through: it stays a proposal, and the screener says why it was refused.</summary>
    private static Shape? Valid(RawShape shape, Crs crs)
    {
        try
        {
            return ShapeGate.Check(shape, crs).Shape;
        }
        catch (EcoException)
        {
            return null;
        }
    }
}
