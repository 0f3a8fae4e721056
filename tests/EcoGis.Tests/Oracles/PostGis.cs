using System.ComponentModel;
using System.Diagnostics;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EcoGis.Tests;

/// <summary>
/// An independent oracle: a PostgreSQL cluster with PostGIS, made when the first test asks, shared by all, deleted at the end. It lies in a folder
/// of its own and listens on a socket there, on no port, so it meets no other cluster and no other user. Geometries go in bit by bit.
/// Where the programs are missing the test fails on CI and is ignored elsewhere.
/// </summary>
[SetUpFixture]
internal sealed class PostGis
{
    /// <summary>Serves until its standard input closes, which it also does when the test process is killed; then deletes everything. Deaf to other signals.</summary>
    private const string Serve = """
        set -e
        trap '' INT TERM HUP
        for bin in "$(dirname "$(command -v initdb || echo /)")" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
          [ ! -x "$bin/initdb" ] || [ ! -x "$bin/pg_ctl" ] || break
        done
        [ -x "$bin/initdb" ] || { echo missing; exit 0; }
        folder=$(mktemp -d /tmp/ecogis-postgis-XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        "$bin/initdb" -D "$folder/data" -U postgres -A trust --no-sync -E UTF8 --locale=C >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
        "$bin/pg_ctl" -w -D "$folder/data" -l "$folder/log" start >/dev/null \
          -o "-k $folder -c listen_addresses='' -c fsync=off -c full_page_writes=off -c jit=off" || { cat "$folder/log" >&2; exit 1; }
        echo "$folder"
        cat >/dev/null
        "$bin/pg_ctl" -w -D "$folder/data" -m immediate stop >/dev/null 2>&1
        """;

    private static readonly Lazy<Cluster> s_cluster = new(Start);

    private sealed record Cluster(Process? Server, string Folder, string? Missing);

    /// <summary>A session of its own: make temporary tables, they go with it.</summary>
    public static NpgsqlConnection Open()
    {
        if (s_cluster.Value.Missing is { } missing)
            Missing.Report(missing);

        return Connect(s_cluster.Value.Folder);
    }

    [OneTimeTearDown]
    public static void Stop()
    {
        if (!s_cluster.IsValueCreated || s_cluster.Value.Server is not { } server)
            return;
        using (server)
        {
            server.StandardInput.Close();
            if (!server.WaitForExit(TimeSpan.FromSeconds(30)))
                server.Kill(entireProcessTree: true);
        }

        Assert.That(Directory.Exists(s_cluster.Value.Folder), Is.False, "the oracle's folder is left behind");
    }

    private static Cluster Start()
    {
        // the server refuses to run as root
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "sh", "-c", Serve]
            : ["sh", "-c", Serve];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.CurrentDirectory)!,
        };
        Process server;
        try
        {
            server = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return new(null, "", $"{command[0]} is not installed");
        }

        string? folder = server.StandardOutput.ReadLine();
        if (folder is null or "missing")
        {
            string why = folder is null ? server.StandardError.ReadToEnd() : "initdb and pg_ctl are not installed";
            server.Dispose();
            return new(null, "", $"no PostgreSQL: {why}");
        }

        using NpgsqlConnection connection = Connect(folder);
        try
        {
            connection.Run("CREATE EXTENSION postgis");
            return new(server, folder, null);
        }
        catch (PostgresException e)
        {
            return new(server, folder, $"no PostGIS: {e.MessageText}");
        }
    }

    private static NpgsqlConnection Connect(string folder)
    {
        NpgsqlConnection connection = new($"Host={folder};Username=postgres;Database=postgres;Pooling=false;Command Timeout=300");
        connection.Open();
        return connection;
    }
}

/// <summary>The few words a test needs to talk to the oracle.</summary>
internal static class PostGisSession
{
    public static void Run(this NpgsqlConnection connection, string sql)
    {
        using NpgsqlCommand command = new(sql, connection);
        command.ExecuteNonQuery();
    }

    public static List<T> Rows<T>(this NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> row)
    {
        using NpgsqlCommand command = new(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>A temporary table (id int, g geometry) with a spatial index; ids count from 0.</summary>
    public static void Fill(this NpgsqlConnection connection, string table, IEnumerable<Geometry> geometries, int srid)
    {
        connection.Run($"CREATE TEMP TABLE {table}_bytes (id int, wkb bytea)");
        using (NpgsqlBinaryImporter copy = connection.BeginBinaryImport($"COPY {table}_bytes FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var (id, geometry) in geometries.Index())
            {
                copy.StartRow();
                copy.Write(id, NpgsqlTypes.NpgsqlDbType.Integer);
                copy.Write(geometry.AsBinary(), NpgsqlTypes.NpgsqlDbType.Bytea);
            }

            copy.Complete();
        }

        connection.Run($"""
            CREATE TEMP TABLE {table} AS SELECT id, ST_GeomFromWKB(wkb, {srid}) AS g FROM {table}_bytes;
            CREATE INDEX ON {table} USING gist (g);
            ANALYZE {table}
            """);
    }
}
