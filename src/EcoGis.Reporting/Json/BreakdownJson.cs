using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What a site is made of, beside its sum: <c>paths</c>, <c>crossings</c>, <c>parts</c>, <c>districts</c>.</summary>
internal sealed partial class ScreeningObject
{
    /// <summary>Keys that only sites with something to tell apart have: a line, several parts, several counties.</summary>
    private void Breakdown(Breakdown b)
    {
        Some("paths", b.Paths, Path);
        Some("crossings", b.Crossings, Crossing);
        Some("parts", b.Parts, Part);
        Some("districts", b.Districts, District);

        void Some<T>(string key, ImmutableArray<T> items, Action<T> write)
        {
            if (!items.IsEmpty)
                List(key, items, write);
        }
    }

    private void Path(PathRecord p)
    {
        json.WriteNumber("path", p.Number);
        Number("length_m", p.Length);
        Place("start", p.Start);
        Place("end", p.End);
    }

    private void Crossing(CrossingRecord p)
    {
        Text("kind", p.Kind);
        Text("layer", p.Layer);
        Text("zone_code", p.ZoneCode);
        Text("zone_name", p.ZoneName);
        Text("zone_class", p.ZoneClass);
        json.WriteNumber("path", p.Path);
        Number("from_m", p.From);
        Number("to_m", p.To);
        Number("length_m", p.Length);
        Place("enter", p.Enter);
        Place("leave", p.Leave);
    }

    private void Part(PartRecord p)
    {
        json.WriteNumber("part", p.Number);
        Measured(p.EllipsoidalArea, p.PlanarArea, p.Length, p.Overlaps);
    }

    private void District(DistrictRecord d)
    {
        Text("adcode", d.Adcode);
        Text("name", d.Name);
        Measured(d.EllipsoidalArea, d.PlanarArea, d.Length, d.Overlaps);
    }

    private void Measured(double ellipsoidal, double planar, double length, ImmutableArray<OverlapRecord>? overlaps)
    {
        Number("area_ellipsoidal_m2", ellipsoidal);
        Number("area_planar_m2", planar);
        Number("length_m", length);
        if (overlaps is { } known)
            List("overlaps", known, Overlap);
        else
            json.WriteNull("overlaps");
    }

    private void Place(string key, PlaceRecord p)
    {
        json.WriteStartObject(key);
        Number("x", p.X);
        Number("y", p.Y);
        Number("lon", p.Longitude);
        Number("lat", p.Latitude);
        json.WriteEndObject();
    }
}
