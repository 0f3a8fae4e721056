namespace EcoGis;

/// <summary>
/// A table of coordinates as delimited text (.csv, .tsv): first row the column names, one feature a row, the geometry from <see cref="CoordinateColumns"/>.
/// Encoding as for every text (UTF-8, else GB18030). Managed: GDAL 3.6 takes every CSV for UTF-8. A side file (.csvt, .prj) is not read.
/// </summary>
internal static class CsvReader
{
    public static FileDraft Read(string path, ReadOptions options, CancellationToken ct)
    {
        Place where = Place.InFile(path);
        NoticeList notices = new();
        options.Limits.CheckText(new FileInfo(path).Length, where);
        (string text, string encoding) = TextDecoding.Decode(File.ReadAllBytes(path), options.Encoding, where, notices);
        (IReadOnlyList<DelimitedText.Row> rows, Bilingual delimiter) = DelimitedText.Read(text, options.Limits, where);
        notices.Add(new("分隔符：{0}", "delimiter: {0}"), delimiter);
        string[] columns = GdalFields.Distinct([.. rows[0].Cells.Select(c => c.Trim())], notices);
        List<FeatureRecord> features = new(rows.Count);
        foreach (DelimitedText.Row row in rows.Skip(1))
        {
            ct.ThrowIfCancellationRequested();
            Place here = where with { Line = row.Line };
            if (row.Cells.Count != columns.Length)
                throw new Fault(TableFaults.Uneven, here, row.Line, row.Cells.Count, columns.Length).Raise();
            Dictionary<string, string?> cells = new(columns.Length, StringComparer.Ordinal);
            for (int i = 0; i < columns.Length; i++)
                cells[columns[i]] = row.Cells[i].Length == 0 ? null : row.Cells[i];
            features.Add(new FeatureRecord(features.Count + 1, null, null, cells, null, here));
        }

        return CoordinateColumns.Locate(new FileDraft(path, "csv") { Encoding = encoding, Fields = columns, Features = features, Notices = notices }, options);
    }
}
