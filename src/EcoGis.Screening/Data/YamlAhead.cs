namespace EcoGis;

/// <summary>
/// Files taken apart ahead of their reader, on another thread, last names first, because the reader begins with the zone kinds: most of a start of the program
/// is the reading of the rule base. Which thread came first makes no difference; a file that is wrong says so when it is asked for.
/// </summary>
internal sealed class YamlAhead
{
    private readonly Dictionary<object, Lazy<YamlValue>> _files;

    public YamlAhead(IEnumerable<DataFile> files)
    {
        _files = files.ToDictionary(f => (object)f, f => new Lazy<YamlValue>(() => YamlValue.Parse(f)), (IEqualityComparer<object>)ReferenceEqualityComparer.Instance);
        _ = Task.Run(() =>
        {
            foreach (var file in _files.Values.Reverse())
            {
                try
                {
                    _ = file.Value;
                }
                catch (EcoException)
                {
                    // kept, and thrown to the one who asks for it
                }
            }
        });
    }

    public YamlValue this[DataFile file] => _files.TryGetValue(file, out var ahead) ? ahead.Value : YamlValue.Parse(file);
}
