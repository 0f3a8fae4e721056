namespace EcoGis;

/// <summary>大类: what the ground is, for transition tables across classifications.</summary>
public enum LandGroup
{
    ForestLand,
    Cropland,
    Garden,
    Grassland,
    Wetland,
    Water,
    OtherFarm,
    BuiltUp,
    Unused,
    Sea,
}

/// <summary>林分: whether a class is forest in the words of 森林法 art. 83, and which.</summary>
public enum Stand
{
    /// <summary>Not forest.</summary>
    None,

    /// <summary>乔木林.</summary>
    Arbour,

    /// <summary>竹林.</summary>
    Bamboo,

    /// <summary>国家特别规定的灌木林.</summary>
    SpecialShrub,

    /// <summary>灌木林: the class does not say whether the state names it, so it is neither forest nor surely none.</summary>
    Shrub,

    /// <summary>疏林: no forest, but its stock is part of 活立木总蓄积.</summary>
    Open,
}

/// <summary>地类: one class of one classification. Its code means nothing elsewhere.</summary>
public sealed record LandClass(string Code, Bilingual Name, LandGroup Group, Stand Stand);
