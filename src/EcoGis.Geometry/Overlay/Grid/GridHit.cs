namespace EcoGis;

/// <summary>How much a candidate's box cells say of a polygon feature.</summary>
internal enum GridRelation
{
    /// <summary>The feature fills them all: the candidate is inside, no border is near.</summary>
    Inside,

    /// <summary>An edge of the feature is near; the shared area was computed and may be 0.</summary>
    Boundary,
}

/// <summary>One polygon feature near a candidate, and the planar area they share, m².</summary>
internal readonly record struct GridHit(int Feature, GridRelation Relation, double Area);
