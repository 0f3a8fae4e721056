using SQLitePCL;

namespace EcoGis;

/// <summary>
/// The keys of a table in order, as runs of consecutive numbers: next to nothing for a table as exported, 20 bytes a feature at worst.
/// Knows which key stands at which place without reading the table again.
/// </summary>
internal sealed class KeyRuns
{
    private readonly List<(long Key, int Place)> runs = [];
    private long last;

    public int Count { get; private set; }

    /// <summary>Every key is an integer larger than the one before; else no range of keys can be trusted to be a range of features.</summary>
    public bool IsOrdered { get; private set; } = true;

    public static KeyRuns Of(HardenedSqlite db, GeoPackageRows rows, ReadLimits limits)
    {
        KeyRuns keys = new();
        db.Step(rows.SelectKeys, [], row => keys.Add(row, rows.Where, limits));
        return keys;
    }

    /// <summary>The key of the feature at a place, counted from 0.</summary>
    public long At(int place)
    {
        int index = runs.BinarySearch((0, place), Comparer<(long Key, int Place)>.Create((a, b) => a.Place.CompareTo(b.Place)));
        (long key, int start) = runs[index >= 0 ? index : ~index - 1];
        return key + (place - start);
    }

    private void Add(sqlite3_stmt row, Place where, ReadLimits limits)
    {
        limits.CheckFeatures(Count + 1L, where);
        long key = raw.sqlite3_column_int64(row, 0);
        IsOrdered &= raw.sqlite3_column_type(row, 0) == raw.SQLITE_INTEGER && (Count == 0 || key > last);
        if (IsOrdered && (Count == 0 || key - last != 1))
            runs.Add((key, Count));
        last = key;
        Count++;
    }
}
