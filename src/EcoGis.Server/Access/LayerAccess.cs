using System.Collections.Immutable;
using System.Security.Claims;

namespace EcoGis;

/// <summary>Which layers a person may see the zones of. A layer that is restricted still decides; what it holds is told to data stewards only.</summary>
internal sealed class LayerAccess
{
    private volatile ImmutableHashSet<string> _restricted = [];

    /// <summary>Names of restricted layers.</summary>
    public ImmutableHashSet<string> Restricted => _restricted;

    public void Restrict(IEnumerable<string> layers) => _restricted = layers.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    public bool MaySee(ClaimsPrincipal person, string layer) => !_restricted.Contains(layer) || Roles.With(Permission.Steward).Any(person.IsInRole);
}
