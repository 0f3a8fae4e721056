namespace EcoGis;

/// <summary>The only exception a caller should expect from bad input, bad data or a bad installation. Carries every fault found, not the first.</summary>
public sealed class EcoException : Exception
{
    public EcoException(Fault fault, Exception? cause = null)
        : this([fault], cause)
    {
    }

    public EcoException(IReadOnlyList<Fault> faults, Exception? cause = null)
        : base(string.Join(Environment.NewLine, faults.Select(f => f.In(Language.En))), cause) => Faults = faults;

    /// <summary>At least one.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    public FaultClass Class => Faults.Max(f => f.Kind.Class);

    public string In(Language language) => string.Join(Environment.NewLine, Faults.Select(f => f.In(language)));
}
