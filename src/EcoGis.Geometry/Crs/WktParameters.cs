namespace EcoGis;

/// <summary>The PARAMETER elements of a projection under one name each, whatever the dialect calls them; degrees, metres, unity.</summary>
internal static class WktParameters
{
    public const string CentralMeridian = "central_meridian";
    public const string LatitudeOfOrigin = "latitude_of_origin";
    public const string Scale = "scale_factor";
    public const string FalseEasting = "false_easting";
    public const string FalseNorthing = "false_northing";

    public static Dictionary<string, double> Read(WktNode conversion, Place where)
    {
        Dictionary<string, double> parameters = [];
        foreach (WktNode parameter in conversion.Children.Where(c => c.Keyword == "PARAMETER"))
        {
            string name = NameOf(parameter.Name);
            if (parameter.Number(1) is not { } value || !parameters.TryAdd(name, value))
                throw WktNode.Broken(where, parameter.Position, new($"参数 {name} 无值或重复", $"parameter {name} has no value or occurs twice"));
            WktUnits.RequireUnity(parameter, where);
            if (name is FalseEasting or FalseNorthing)
                WktUnits.RequireMetre(parameter, where);
            else if (name is CentralMeridian or LatitudeOfOrigin)
                WktUnits.RequireDegree(parameter, where);
        }
        return parameters;
    }

    private static string NameOf(string name) => CodeTable.Fold(name) switch
    {
        "CENTRALMERIDIAN" or "LONGITUDEOFNATURALORIGIN" => CentralMeridian,
        "LATITUDEOFORIGIN" or "LATITUDEOFNATURALORIGIN" => LatitudeOfOrigin,
        "SCALEFACTOR" or "SCALEFACTORATNATURALORIGIN" => Scale,
        "FALSEEASTING" => FalseEasting,
        "FALSENORTHING" => FalseNorthing,
        _ => name,
    };
}
