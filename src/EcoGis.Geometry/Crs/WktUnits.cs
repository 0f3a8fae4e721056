namespace EcoGis;

/// <summary>Checks the unit elements of well-known text: a plane is in metres, angles are in degrees; anything else is refused, nothing is converted.</summary>
internal static class WktUnits
{
    private const double Degree = Math.PI / 180;

    /// <summary>Every length unit directly in the element is the metre; returns how many there were.</summary>
    public static int RequireMetre(WktNode node, Place where) => Require(node, ["LENGTHUNIT", "UNIT"], 1, 1e-12, where);

    /// <summary>Every angle unit directly in the element is the degree; returns how many there were. WKT writes it with 15 digits or fewer.</summary>
    public static int RequireDegree(WktNode node, Place where) => Require(node, ["ANGLEUNIT", "UNIT"], Degree, 1e-11, where);

    public static void RequireUnity(WktNode node, Place where) => Require(node, ["SCALEUNIT"], 1, 1e-12, where);

    private static int Require(WktNode node, string[] keywords, double factor, double tolerance, Place where)
    {
        int count = 0;
        foreach (WktNode unit in node.Children.Where(c => keywords.Contains(c.Keyword)))
        {
            count++;
            if (unit.Number(1) is not { } value || Math.Abs(value - factor) > tolerance)
                throw new Fault(CrsFaults.UnitUnsupported, where, unit.Name).Raise();
        }
        return count;
    }
}
