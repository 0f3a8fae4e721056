using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// One account, as ASP.NET Core Identity changes it before the store writes it. Never deleted: the audit log and cases name it; it is locked instead.
/// </summary>
internal sealed class Account
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string? NormalizedName { get; set; }

    /// <summary>Null until the invitation was redeemed.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with everything that must end sessions: password, roles, lock.</summary>
    public string SecurityStamp { get; set; } = "";

    public ImmutableSortedSet<string> Roles { get; set; } = [];

    public int Failures { get; set; }

    /// <summary>A lock by an administrator has no end (<see cref="DateTimeOffset.MaxValue"/>).</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>Hash of the one-time token that sets a password, and until when it can.</summary>
    public string? Invitation { get; set; }

    public DateTimeOffset? InvitationEnd { get; set; }

    /// <summary>Counts the writes: two at once do not both succeed.</summary>
    public long Revision { get; set; }

    public bool Locked => LockoutEnd == DateTimeOffset.MaxValue;

    /// <summary>What the next write is, for the audit log: who does what.</summary>
    public required AccountAct Act { get; set; }
}

/// <param name="Actor">Name of who does it.</param>
/// <param name="Action">As the audit log has it.</param>
internal sealed record AccountAct(string Actor, string Action);
