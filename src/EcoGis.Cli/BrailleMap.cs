using System.Text;

namespace EcoGis;

/// <summary>
/// A locator map for the terminal: the administrative boundary in braille dots, two by four to a character, and ● where features lie. North is up; a degree of
/// longitude is drawn as long as it is on the ground in the middle of the map.
/// </summary>
internal static class BrailleMap
{
    private const int Columns = 56, MostRows = 22, Large = 12;

    /// <summary>Unicode: dots of a braille cell, by column and row.</summary>
    private static readonly int[,] Dots = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    public static IEnumerable<string> Lines(LocatorMap map)
    {
        double narrow = Math.Cos(map.Bounds.Centre.Y * Math.PI / 180);
        double width = Math.Max(map.Bounds.Width * narrow, 1e-9), height = Math.Max(map.Bounds.Height, 1e-9);
        double scale = Math.Min(((Columns * 2) - 1) / width, ((MostRows * 4) - 1) / height);
        int rows = Math.Max(1, (int)Math.Ceiling(((height * scale) + 1) / 4)), columns = Math.Max(1, (int)Math.Ceiling(((width * scale) + 1) / 2));
        int[,] cells = new int[columns, rows];
        bool[,] marked = new bool[columns, rows];
        foreach ((double[] lon, double[] lat) in map.Boundary)
            Walk(lon, lat, (x, y) => cells[x / 2, y / 4] |= Dots[x % 2, y % 4]);
        foreach ((double[] lon, double[] lat) in map.Features)
        {
            // an outline as large as a district would cover the boundary it is to be seen against: its middle stands for it
            bool large = (lon.Max() - lon.Min()) * narrow * scale > Large || (lat.Max() - lat.Min()) * scale > Large;
            (double[] drawnLon, double[] drawnLat) = large ? ([(lon.Max() + lon.Min()) / 2], [(lat.Max() + lat.Min()) / 2]) : (lon, lat);
            Walk(drawnLon, drawnLat, (x, y) => marked[x / 2, y / 4] = true);
        }

        for (int row = 0; row < rows; row++)
        {
            StringBuilder line = new();
            for (int column = 0; column < columns; column++)
                line.Append(marked[column, row] ? '●' : cells[column, row] == 0 ? ' ' : (char)(0x2800 + cells[column, row]));
            yield return line.ToString().TrimEnd();
        }

        void Walk(double[] lon, double[] lat, Action<int, int> dot)
        {
            for (int i = 0; i < lon.Length; i++)
            {
                int from = Math.Max(0, i - 1);
                (double x1, double y1) = At(lon[from], lat[from]);
                (double x2, double y2) = At(lon[i], lat[i]);
                int steps = (int)Math.Ceiling(Math.Max(Math.Abs(x2 - x1), Math.Abs(y2 - y1)));
                for (int k = 0; k <= steps; k++)
                {
                    double t = steps == 0 ? 0 : (double)k / steps, x = x1 + ((x2 - x1) * t), y = y1 + ((y2 - y1) * t);
                    if (x >= 0 && y >= 0 && x < columns * 2 && y < rows * 4)
                        dot((int)x, (int)y);
                }
            }
        }

        (double X, double Y) At(double lon, double lat) => ((lon - map.Bounds.MinX) * narrow * scale, (map.Bounds.MaxY - lat) * scale);
    }
}
