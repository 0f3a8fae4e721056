namespace EcoGis;

/// <summary>What a format's reader hands to <see cref="CrsDecision"/>: everything read, the CRS still only a claim.</summary>
internal sealed record FileDraft(string Path, string Format)
{
    public string? Layer { get; init; }

    /// <summary>Evaluated only when the user named no CRS; null when the file states none.</summary>
    public Func<Crs?> FileCrs { get; init; } = () => null;

    /// <summary>The system on an old datum that the file states, where <see cref="FileCrs"/> refuses for that reason; null: none.</summary>
    public Func<OldDatumCrs?> FileOldCrs { get; init; } = () => null;

    /// <summary>What the file says of its CRS where <see cref="FileCrs"/> refuses because of the coordinates; null: nothing more.</summary>
    public Func<Crs?>? StatedCrs { get; init; }

    /// <summary>The file names CGCS2000 or WGS 84 as its datum even where it does not say enough for a CRS.</summary>
    public bool DatumStated { get; init; }

    /// <summary>Where in the file its CRS is stated, for people.</summary>
    public Bilingual CrsSource { get; init; } = new("文件说明", "stated by the file");

    /// <summary>Why the coordinates cannot be taken as they are written, whatever their CRS; null: they can.</summary>
    public EcoException? CoordinateFault { get; init; }

    /// <summary>What the reader makes of the CRS the user named: the same zone with or without prefix, as the coordinates are written.</summary>
    public Func<Crs, Crs> AdaptAsked { get; init; } = crs => crs;

    public string DeclaredCrs { get; init; } = "";

    /// <summary>Why it is that CRS, where whoever read the file has settled it; null: by what the file states.</summary>
    public Bilingual? CrsReason { get; init; }

    /// <summary>Why there is no CRS, for the message.</summary>
    public Bilingual CrsAbsence { get; init; } = Bilingual.Same("-");

    /// <summary>The reader decided the axis order itself (界址点 TXT, by the digits).</summary>
    public bool AxesSettled { get; init; }

    public string? Encoding { get; init; }

    /// <summary>Why it is that encoding.</summary>
    public Bilingual? EncodingReason { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required IReadOnlyList<FeatureRecord> Features { get; init; }

    public required NoticeList Notices { get; init; }

    /// <summary>The feature that a message about the CRS is about; null when it is about the file.</summary>
    public string? Feature { get; init; }

    public Place Where => Place.InFile(Path) with { Layer = Layer, Feature = Feature };
}
