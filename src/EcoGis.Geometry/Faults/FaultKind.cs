namespace EcoGis;

/// <summary>Who has to act, and with it the exit status of the command line (CONTRACT: 2, 3, 4).</summary>
public enum FaultClass
{
    /// <summary>The command was wrong (exit 2).</summary>
    Usage = 2,

    /// <summary>The input was refused (exit 3).</summary>
    Input = 3,

    /// <summary>The catalog, the rule base or the installation is at fault (exit 4).</summary>
    System = 4,
}

/// <summary>
/// One row of the message table: a stable code and, in both languages, what is wrong, what that does to the result and what to do.
/// Rows are static fields of the <c>*Faults</c> class of each project: 1xxx command line, 2xxx geometry and CRS, 3xxx formats,
/// 4xxx catalog, 5xxx rules and other data, 6xxx reports. A test keeps codes unique and both languages filled.
/// </summary>
public sealed record FaultKind(string Code, FaultClass Class, Bilingual What, Bilingual Effect, Bilingual Remedy);
