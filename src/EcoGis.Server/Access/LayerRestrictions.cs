using Microsoft.Data.Sqlite;

namespace EcoGis;

/// <summary>Which layers are restricted, kept in the office file and handed to <see cref="LayerAccess"/>.</summary>
internal sealed class LayerRestrictions
{
    private const string Tables = "CREATE TABLE restricted_layer (layer TEXT PRIMARY KEY NOT NULL COLLATE NOCASE) STRICT;";

    private readonly OfficeStore _office;
    private readonly LayerAccess _access;

    public LayerRestrictions(OfficeStore office, LayerAccess access)
    {
        (_office, _access) = (office, access);
        office.Prepare("layers", 1, Tables);
        access.Restrict(office.Read(Names));
    }

    /// <summary>Restricts exactly these.</summary>
    public void Set(Person by, IReadOnlyCollection<string> layers) => _access.Restrict(_office.Change(by.Name, "layers.restrict", "layers", change =>
    {
        change.Connection.Run("DELETE FROM restricted_layer");
        foreach (string layer in layers.Distinct(StringComparer.OrdinalIgnoreCase))
            change.Connection.Run("INSERT INTO restricted_layer VALUES (?1)", layer);
        var names = Names(change.Connection);
        change.Say("restricted", string.Join(", ", names));
        return names;
    }));

    private static List<string> Names(SqliteConnection connection) => connection.Rows("SELECT layer FROM restricted_layer ORDER BY layer", r => r.GetString(0));
}
