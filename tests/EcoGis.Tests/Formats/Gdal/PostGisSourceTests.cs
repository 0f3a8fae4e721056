namespace EcoGis.Tests;

/// <summary>A table of a PostGIS database as a source, on the throw-away cluster of the oracle.</summary>
[NonParallelizable]
public sealed class PostGisSourceTests : ReaderCase
{
    [SetUp]
    public void NeedsGdal() => Gdal.Needed();

    [Test]
    public void A_table_is_read_only_read_and_the_password_stays_out_of_every_message()
    {
        using var connection = PostGis.Open();
        connection.Run("""
            CREATE SCHEMA IF NOT EXISTS 源; DROP TABLE IF EXISTS 源.红线;
            CREATE TABLE 源.红线 (id serial PRIMARY KEY, 名称 text, n numeric, g geometry(Polygon, 4490));
            INSERT INTO 源.红线 (名称, n, g) VALUES ('罗江', 1.5, ST_GeomFromText('POLYGON((104.5 31.3,104.6 31.3,104.6 31.4,104.5 31.3))', 4490)), (NULL, NULL, NULL)
            """);
        string host = connection.Host!, source = $"PG:host='{host}' user=postgres dbname=postgres password='hunter2'";
        FeatureFile file = Read(source, new() { Layer = "源.红线" });
        Assert.That((file.Format, file.Crs, file.Features.Count), Is.EqualTo(("postgis", Crs.Cgcs2000, 2)));
        Assert.That((file.Features[0].Attributes["名称"], file.Features[0].Attributes["n"], file.Features[1].Shape), Is.EqualTo(("罗江", "1.5", (RawShape?)null)));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(0.005).Within(1e-9));
        Assert.That(file.Path, Does.Not.Contain("hunter2").And.EndWith("/postgres"));
        Assert.That(Refused(source, "ECO-3016", ["源.红线"], new() { Layer = "没有" }).ToString(), Does.Not.Contain("hunter2"));
        Assert.That(Refused("postgres://u:hunter2@127.0.0.1:1/db", "ECO-3602", ["127.0.0.1"]).ToString(), Does.Not.Contain("hunter2"));
        connection.Run("DROP SCHEMA 源 CASCADE");
    }

    [Test]
    public void A_session_cannot_write()
    {
        using var connection = PostGis.Open();
        connection.Run("""
            CREATE SCHEMA IF NOT EXISTS trap; CREATE TABLE IF NOT EXISTS trap.hits (n int);
            CREATE OR REPLACE FUNCTION trap.spring() RETURNS int LANGUAGE sql AS 'INSERT INTO trap.hits VALUES (1) RETURNING n';
            CREATE OR REPLACE VIEW trap.door AS SELECT trap.spring() AS id, ST_SetSRID(ST_MakePoint(104, 31), 4326)::geometry(Point, 4326) AS g
            """);
        Refused($"PG:host='{connection.Host}' user=postgres dbname=postgres", "ECO-3603", ["read-only"], new() { Layer = "trap.door" });
        Assert.That(connection.Rows("SELECT count(*) FROM trap.hits", r => r.GetInt64(0)).Single(), Is.Zero);
        connection.Run("DROP SCHEMA trap CASCADE");
    }

    [Test]
    public void An_address_that_cannot_be_read_and_a_stream_are_refused()
    {
        Assert.That(Assert.Throws<EcoException>(() => Read("PG:host='x"))!.Faults[0].Kind.Code, Is.EqualTo("ECO-3640"));
        Assert.That(Assert.Throws<EcoException>(() => FeatureStream.Open("postgres://u@h/d", new(), CancellationToken.None))!.Faults[0].Kind.Code, Is.EqualTo("ECO-3641"));
    }
}
