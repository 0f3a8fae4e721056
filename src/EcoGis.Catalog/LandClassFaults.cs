namespace EcoGis;

/// <summary>What can be wrong with the land classes (地类) of a layer, 414x.</summary>
public static class LandClassFaults
{
    private static readonly Bilingual s_unchanged = new("未导入，图层库未改变", "nothing was imported; the catalog is unchanged");

    public static readonly FaultKind NoClassification = new("ECO-4140", FaultClass.Input,
        new("地类没有说明所用的分类标准；文件中的地类：{1}；含有全部这些地类的标准：{2}{3}", "the classification of the land classes is not stated; classes in the file: {1}; standards that have them all: {2}{3}"),
        s_unchanged,
        new("请用 --set {0}=标准 或 --map-field {0}=列名 说明，例如 --set {0}=third-survey", "state it with --set {0}=STANDARD or --map-field {0}=COLUMN, for example --set {0}=third-survey"));

    public static readonly FaultKind MixedClassifications = new("ECO-4141", FaultClass.Input,
        new("同一图层用了多种地类分类标准：{0}", "one layer uses several land classifications: {0}"),
        s_unchanged,
        new("请按标准分成几个图层导入，没有标准的要素请补上", "import one layer per classification; give one to features without"));

    public static readonly FaultKind UnknownClassification = new("ECO-4142", FaultClass.Input,
        new("不认识的地类分类标准“{0}”", "unknown land classification '{0}'"),
        s_unchanged,
        new("可用：{1}；新标准加在 data/codes/land-classes", "available: {1}; a new one is a file in data/codes/land-classes"));

    public static readonly FaultKind UnknownLandClass = new("ECO-4143", FaultClass.Input,
        new("《{0}》（{2}）没有这些地类：{1}", "{0} ({2}) has no such land classes: {1}"),
        s_unchanged,
        new("请核对分类标准是否说对，或改正这些值", "check that the right classification was stated, or correct the values"));
}
