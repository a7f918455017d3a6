using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace X80.ReferenceServer.Crm.Local.Tables;

/// <summary>
/// Tables as CSV (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula is written with an apostrophe before it, by
/// which a spreadsheet takes it for text; read back, the apostrophe goes again, so that nothing is changed on the way.
/// </summary>
internal static class CsvText
{
    private const char Quiet = '\'';
    private static readonly char[] Loud = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20'];
    private static readonly string[] Separators = [",", ";", "\t"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, Strict, leaveOpen: true))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(Quieted(cell));
                }

                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }

    /// <returns>Rows by the number of the line that each ends on; the separator is the one that the first line has most of.</returns>
    /// <exception cref="FormatException">It is no such table, or no UTF-8.</exception>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(Stream bytes, int mostRows)
    {
        var rows = new List<(int, IReadOnlyList<string>)>();
        try
        {
            using var file = new StreamReader(bytes, Strict, detectEncodingFromByteOrderMarks: false);
            var text = file.ReadToEnd().TrimStart('\ufeff');
            var form = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = SeparatorOf(text), IgnoreBlankLines = true };
            using var parser = new CsvParser(new StringReader(text), form);
            while (parser.Read())
            {
                rows.Add((parser.RawRow, [.. parser.Record!.Select(Plain)]));
                if (rows.Count > mostRows)
                {
                    throw new FormatException($"The table has more than {mostRows} rows. Import it in parts.");
                }
            }
        }
        catch (Exception e) when (e is CsvHelperException or DecoderFallbackException)
        {
            throw new FormatException("The file is no CSV in UTF-8: save it from the spreadsheet as CSV UTF-8.", e);
        }

        return rows;
    }

    private static string Quieted(string cell) => cell.Length > 0 && (cell[0] == Quiet || Loud.Contains(cell[0])) ? Quiet + cell : cell;

    private static string Plain(string cell) =>
        cell.Length > 1 && cell[0] == Quiet && (cell[1] == Quiet || Loud.Contains(cell[1])) ? cell[1..] : cell;

    /// <summary>By the headings alone: in the cells below anything may stand.</summary>
    private static string SeparatorOf(string text)
    {
        var head = text.Split('\n', 2)[0];
        return Separators.MaxBy(separator => head.Split(separator).Length)!;
    }
}
