using System.Text;
using CsCheck;
using X80.ReferenceServer.Crm.Local.Tables;

namespace X80.ReferenceServer.Tests.Crm.Embedded;

public sealed class CsvTextTests
{
    private const string Letters = "=+-@'\"\t\r\n,; aé";

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+5511999990101", "'+5511999990101")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\uff1dcmd", "'\uff1dcmd")]
    [InlineData("\tx", "'\tx")]
    [InlineData("'=1", "''=1")]
    [InlineData("Ana", "Ana")]
    [InlineData("a=b", "a=b")]
    public void What_a_spreadsheet_would_run_is_written_as_text(string cell, string written) =>
        Assert.Equal($"{written}", Encoding.UTF8.GetString(CsvText.Write([[cell]])).TrimStart('\ufeff').TrimEnd('\r', '\n').Trim('"'));

    [Fact]
    public void Every_table_comes_back_as_it_was()
    {
        var cells = Gen.Int[0, Letters.Length - 1].Array[0, 5].Select(places => string.Concat(places.Select(place => Letters[place])));
        cells.Array[3].Array[1, 6].Sample(rows =>
        {
            // Lines without anything are no rows, and the first tells the separator.
            string[][] table = [["a", "b", "c"], .. rows.Select(row => new[] { "x" + row[0], row[1], row[2] })];
            using var bytes = new MemoryStream(CsvText.Write(table));
            Assert.Equal(table, CsvText.Read(bytes, 100).Select(row => row.Cells.ToArray()));
        });
    }

    [Fact]
    public void Another_separator_is_found_out()
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("\ufeffName;Phone\r\nAna;+55\r\nBob;\r\n"));

        Assert.Equal(["Name,Phone", "Ana,+55", "Bob,"], CsvText.Read(bytes, 100).Select(row => string.Join(',', row.Cells)));
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xff, 0xfe })]
    [InlineData(new byte[] { (byte)'a', (byte)'"', (byte)'b', (byte)'\n' })]
    public void What_is_no_table_is_refused(byte[] file)
    {
        using var bytes = new MemoryStream(file);

        Assert.Contains("CSV UTF-8", Assert.Throws<FormatException>(() => CsvText.Read(bytes, 100)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_is_too_long_is_refused()
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes("a\nb\nc\n"));

        Assert.Contains("more than 2 rows", Assert.Throws<FormatException>(() => CsvText.Read(bytes, 2)).Message, StringComparison.Ordinal);
    }
}
