namespace EcoGis;

/// <summary>
/// That damaged bytes cannot make a grid block be read outside its end: header, levels and feature records when it is opened, the squares when they are
/// read (<see cref="GridWalk"/>). Says nothing of their meaning; whole files are guarded by a hash.
/// </summary>
internal static unsafe class GridCheck
{
    public static FormatException Damaged(string what) => new($"a grid block is damaged: {what} lies outside it");

    public static void Demand(byte* block, long length)
    {
        if (block == null || length < GridHeader.Bytes || ((nint)block & 7) != 0)
            throw Damaged("the header");
        GridHeader h = *(GridHeader*)block;
        if (h.Magic != GridHeader.Mark || h.Version != GridHeader.CurrentVersion)
            throw new FormatException("this is no grid block of the current version");
        if (h.Length != length)
            throw Damaged("the end");
        Section(h.FeaturesAt, h.Features, sizeof(GridFeature), length);
        Section(h.LevelsAt, h.Levels, sizeof(GridLevel), length);
        Section(h.SupersAt, h.Supers, sizeof(GridSuper), length);
        Section(h.NodesAt, h.Nodes, sizeof(GridNode), length);
        Section(h.SlotsAt, h.Slots, sizeof(uint), length);
        Section(h.EntriesAt, h.Entries, sizeof(GridEntry), length);
        Section(h.EndsAt, h.Ends, sizeof(int), length);
        Section(h.VerticesAt, h.VertexBytes, 1, length);
        var levels = (GridLevel*)(block + h.LevelsAt);
        for (int l = 0; l < h.Levels; l++)
        {
            if (levels[l].Exponent is < CellSize.Least or > CellSize.Most || levels[l].HashBits is < 1 or > 31
                || levels[l].HashAt < 0 || levels[l].HashAt > h.Supers - (1L << levels[l].HashBits))
                throw Damaged("a level");
        }

        var features = (GridFeature*)(block + h.FeaturesAt);
        int* ends = (int*)(block + h.EndsAt);
        for (int i = 0; i < h.Features; i++)
            Feature(features[i], h, ends);
    }

    private static void Feature(in GridFeature f, in GridHeader h, int* ends)
    {
        if (f.Kind == -1)
            return;
        if (f.Kind is < 0 or > (sbyte)ShapeKind.Point || f.Decimals is < VertexCoder.AsDoubles or > VertexCoder.MostDecimals
            || f.Exponent is < CellSize.Least or > CellSize.Most || f.Vertices < 1 || f.Paths < 1
            || f.VerticesAt < 0 || f.VerticesAt % 8 != 0 || f.VerticesAt > h.VertexBytes - ((long)f.Vertices * VertexCoder.Bytes(f.Decimals))
            || f.EndsAt < 0 || (f.Paths > 1 && f.EndsAt > h.Ends - f.Paths))
            throw Damaged("a feature");
        for (int p = 0, from = 0; f.Paths > 1 && p < f.Paths; p++)
        {
            int end = ends[f.EndsAt + p];
            if (end <= from || end > f.Vertices)
                throw Damaged("a path");
            from = end;
        }
    }

    private static void Section(long at, long count, int size, long length)
    {
        if (at < 0 || at % GridHeader.Alignment != 0 || at > length || count < 0 || count > (length - at) / size)
            throw Damaged("a section");
    }
}
