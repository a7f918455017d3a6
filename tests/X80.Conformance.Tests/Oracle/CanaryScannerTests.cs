using System.IO.Compression;
using System.Text;
using CsCheck;
using X80.Conformance.Oracle;

namespace X80.Conformance.Tests.Oracle;

public sealed class CanaryScannerTests
{
    public static TheoryData<string> FormNames => [.. CanaryForms.Of(Canary.New("names only").Text).Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(FormNames))]
    public void A_canary_is_found_in_each_form_wherever_it_is_planted(string form)
    {
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 40]).Sample(
            (before, after) =>
            {
                var canary = Canary.New("planted");
                var planted = CanaryForms.Of(canary.Text).Single(each => each.Name == form);
                // A letter straight before an encoded run would be part of the run: the forms stand as a writer leaves them.
                byte[] haystack = [.. before, .. " "u8, .. planted.Bytes.Span, .. " "u8, .. after];

                return new CanaryScanner([canary]).Scan("file", haystack).Any(hit => hit.Canary == canary && hit.Channel == "file");
            },
            iter: 200);
    }

    [Fact]
    public void Every_piece_of_twelve_characters_is_found()
    {
        var canary = Canary.New("planted");
        var scanner = new CanaryScanner([canary]);

        // A piece with spaces holds fewer letters than twelve: the scanner folds them away, so pieces are of letters.
        var letters = canary.Text.Replace(" ", "", StringComparison.Ordinal);

        Assert.All(CanaryForms.Pieces(letters), piece => Assert.Single(scanner.Scan("file", $"before {piece} after")));
    }

    [Fact]
    public void A_shorter_piece_and_another_canary_are_not_found()
    {
        var canary = Canary.New("planted");
        var scanner = new CanaryScanner([canary]);
        var letters = canary.Text.Replace(" ", "", StringComparison.Ordinal);

        Assert.Empty(scanner.Scan("file", letters[..11]));
        Assert.Empty(scanner.Scan("file", Canary.New("other").Text));
    }

    [Fact]
    public void Wrappings_inside_wrappings_are_undone()
    {
        var canary = Canary.New("planted");
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.Unicode.GetBytes($"{{\"text\":\"{canary.Text}\"}}"));
        }

        var hit = Assert.Single(new CanaryScanner([canary]).Scan("answer", Convert.ToBase64String(zipped.ToArray())));

        Assert.Equal("base64, gzip, UTF-16 LE", hit.Form);
    }

    [Fact]
    public void A_hit_tells_the_place_and_the_form()
    {
        var canary = Canary.New("planted");

        var hit = Assert.Single(new CanaryScanner([canary]).Scan("GET note", $"12345{canary.Text}"));

        Assert.Equal(new CanaryHit(canary, "GET note", 5, "plain"), hit);
    }

    [Fact]
    public void A_probe_is_asked_for_each_form_that_is_a_line()
    {
        var lines = CanaryForms.Lines("Továri Kalmede").ToList();

        Assert.Contains("Továri Kalmede", lines);
        Assert.Contains("edemlaK irávoT", lines);
        Assert.Contains("546f76c3a17269204b616c6d656465", lines);
        Assert.Contains("ovári Kalmed", lines);
        Assert.DoesNotContain(lines, line => line.Contains('\n', StringComparison.Ordinal));
    }
}
