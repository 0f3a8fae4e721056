using System.Text;

namespace EcoGis;

/// <summary>
/// A table of a PostGIS database, named by <c>postgres://user@host/database</c> or by <c>PG:</c> and a connection text, with <c>--layer</c> for the table.
/// Read through GDAL in read-only transactions, whole. Passwords go to the database alone: messages and results name host and database.
/// </summary>
internal static class PostGisSource
{
    private static readonly string[] s_schemes = ["postgres://", "postgresql://"];

    public static bool Is(string path) => path.StartsWith("PG:", StringComparison.OrdinalIgnoreCase) || s_schemes.Any(s => path.StartsWith(s, StringComparison.OrdinalIgnoreCase));

    public static Place Where(string source) => new() { File = Label(Words(source)) };

    public static FileDraft Read(string source, ReadOptions options, CancellationToken ct)
    {
        List<KeyValuePair<string, string>> words = Words(source);
        string label = Label(words);
        Place where = new() { File = label };
        GdalLibrary.Version(where, GdalFormat.PostGis.Name);
        NoticeList notices = new();
        using GdalErrors errors = new();
        using GdalDatasetHandle dataset = GdalDataset.OpenDatabase(Connection(words), GdalFormat.PostGis, where, errors, "LIST_ALL_TABLES=NO");
        return GdalReader.Read(dataset, label, GdalFormat.PostGis, options, where, notices, errors, ct);
    }

    /// <summary>What the session may not do stands last, so that it wins: write, or wait without end.</summary>
    private static string Connection(List<KeyValuePair<string, string>> words)
    {
        string given = words.LastOrDefault(w => w.Key == "options").Value ?? "";
        IEnumerable<KeyValuePair<string, string>> all = words.Where(w => w.Key is not ("options" or "connect_timeout"))
            .Append(new("options", $"{given} -c default_transaction_read_only=on".Trim())).Append(new("connect_timeout", "10"));
        return "PG:" + string.Join(' ', all.Select(w => $"{w.Key}='{w.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"));
    }

    private static string Label(List<KeyValuePair<string, string>> words)
    {
        string Word(string key, string otherwise) => words.LastOrDefault(w => w.Key == key).Value is { Length: > 0 } v ? NoticeList.Sample(v) : otherwise;
        return $"postgres://{Word("host", "localhost")}/{Word("dbname", "-")}";
    }

    private static List<KeyValuePair<string, string>> Words(string source) =>
        source.StartsWith("PG:", StringComparison.OrdinalIgnoreCase) ? Pairs(source[3..]) : OfAddress(source);

    private static List<KeyValuePair<string, string>> OfAddress(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri))
            throw Unreadable();
        string[] user = uri.UserInfo.Split(':', 2);
        List<KeyValuePair<string, string>> words = [];
        Add("host", uri.Host);
        Add("port", uri.Port > 0 ? $"{uri.Port}" : "");
        Add("dbname", uri.AbsolutePath.Trim('/'));
        Add("user", user[0]);
        Add("password", user.ElementAtOrDefault(1) ?? "");
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Add(pair.Split('=', 2)[0], pair.Split('=', 2).ElementAtOrDefault(1) ?? "");
        return words;

        void Add(string key, string value)
        {
            if (value.Length > 0)
                words.Add(new(Uri.UnescapeDataString(key), Uri.UnescapeDataString(value)));
        }
    }

    /// <summary>key=value, values in single quotes where they hold spaces, backslash before a quote (libpq's connection text).</summary>
    private static List<KeyValuePair<string, string>> Pairs(string text)
    {
        List<KeyValuePair<string, string>> words = [];
        int at = 0;
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ','))
                at++;
            if (at == text.Length)
                return words;
            int equals = text.IndexOf('=', at);
            if (equals < 0)
                throw Unreadable();
            string key = text[at..equals].Trim();
            at = equals + 1;
            bool quoted = at < text.Length && text[at] == '\'';
            at += quoted ? 1 : 0;
            StringBuilder value = new();
            for (; at < text.Length && (quoted ? text[at] != '\'' : !char.IsWhiteSpace(text[at])); at++)
                value.Append(text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at]);
            if (quoted && at++ >= text.Length)
                throw Unreadable();
            words.Add(new(key, value.ToString()));
        }
    }

    private static EcoException Unreadable() => new Fault(PostGisFaults.Address, Place.None).Raise();
}

/// <summary>Messages of PostGIS as a source, 364x.</summary>
public static class PostGisFaults
{
    private static readonly Bilingual s_nothing = new("未读取任何要素", "nothing was read");

    public static readonly FaultKind Address = new("ECO-3640", FaultClass.Usage,
        new("数据库地址写法有误", "the database address cannot be read"), s_nothing,
        new("写成 postgres://用户@主机/数据库，或 PG:host=… dbname=… user=…", "write postgres://USER@HOST/DATABASE, or PG:host=… dbname=… user=…"));

    public static readonly FaultKind NoStream = new("ECO-3641", FaultClass.Usage,
        new("批量筛查不能直接读数据库：中断后无法确认内容未变", "batch does not read a database: continued later, it could not know that the content is the same"), s_nothing,
        new("先导出为 GeoPackage（ogr2ogr），再对文件运行", "export the table as GeoPackage (ogr2ogr) and run it on the file"));
}
