using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What an endpoint may demand. Every endpoint names one, or says that it is open; a test walks all of them.</summary>
internal enum Permission
{
    /// <summary>See layers, rules and results that are not restricted.</summary>
    View,

    /// <summary>Screen sites, upload files, run jobs, keep and submit cases of one's own.</summary>
    Screen,

    /// <summary>Review the cases of others.</summary>
    Review,

    /// <summary>See restricted layers, say which layers are restricted.</summary>
    Steward,

    /// <summary>See how the rule base is made, and its lint.</summary>
    Author,

    /// <summary>Keep accounts, read the audit log.</summary>
    Administer,
}

/// <summary>What each role may do. Nobody may do what does not stand here.</summary>
internal static class Roles
{
    public const string Viewer = "viewer", Screener = "screener", Reviewer = "reviewer", Steward = "steward", Author = "author", Administrator = "administrator";

    public static readonly ImmutableSortedDictionary<string, ImmutableArray<Permission>> Table = new Dictionary<string, ImmutableArray<Permission>>
    {
        [Viewer] = [Permission.View],
        [Screener] = [Permission.View, Permission.Screen],
        [Reviewer] = [Permission.View, Permission.Screen, Permission.Review],
        [Steward] = [Permission.View, Permission.Screen, Permission.Steward],
        [Author] = [Permission.View, Permission.Author],
        [Administrator] = [Permission.View, Permission.Administer],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static readonly ImmutableSortedDictionary<string, Bilingual> Names = new Dictionary<string, Bilingual>
    {
        [Viewer] = new("查看", "viewer"),
        [Screener] = new("筛查", "screener"),
        [Reviewer] = new("审查", "reviewer"),
        [Steward] = new("数据管理", "data steward"),
        [Author] = new("规则编制", "rule author"),
        [Administrator] = new("系统管理", "administrator"),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The roles that have a permission.</summary>
    public static IEnumerable<string> With(Permission permission) => Table.Where(r => r.Value.Contains(permission)).Select(r => r.Key);
}
