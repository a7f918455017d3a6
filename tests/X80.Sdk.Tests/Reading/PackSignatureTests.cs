using System.Security.Cryptography;
using System.Text;
using CsCheck;
using X80.Sdk.Reading.Packs;

namespace X80.Sdk.Tests.Reading;

public sealed class PackSignatureTests
{
    private static readonly byte[] Pack = Encoding.UTF8.GetBytes(ReaderPacks.Bundled("whatsapp-web").ToJson());

    [Fact]
    public void Any_single_byte_changed_in_a_signed_pack_breaks_the_signature()
    {
        using var key = PackSigningKey.Create();
        var signature = key.Sign(Pack);
        Assert.True(key.PublicKey.Verifies(Pack, signature));

        Gen.Select(Gen.Int[0, Pack.Length - 1], Gen.Byte[1, 255]).Sample((at, flip) =>
        {
            var changed = Pack.ToArray();
            changed[at] ^= flip;
            return !key.PublicKey.Verifies(changed, signature);
        });
    }

    [Fact]
    public void A_pack_that_is_longer_or_shorter_by_a_byte_breaks_the_signature()
    {
        using var key = PackSigningKey.Create();
        var signature = key.Sign(Pack);

        Assert.False(key.PublicKey.Verifies([.. Pack, (byte)'\n'], signature));
        Assert.False(key.PublicKey.Verifies(Pack.AsSpan()[..^1], signature));
    }

    [Fact]
    public void Keys_and_signatures_keep_what_they_are_through_their_files()
    {
        using var made = PackSigningKey.Create();
        using var key = PackSigningKey.Parse(made.ToPem());
        var signature = PackSignature.Parse(key.Sign(Pack).ToString());

        Assert.True(PackKey.Parse(made.PublicKey.ToPem()).Verifies(Pack, signature!));
        Assert.Equal(made.PublicKey.Id, signature!.KeyId);
    }

    [Fact]
    public void A_private_key_is_no_public_one_and_prints_nothing_of_itself()
    {
        using var key = PackSigningKey.Create();

        Assert.Throws<FormatException>(() => PackKey.Parse(key.ToPem()));
        Assert.Throws<FormatException>(() => PackSigningKey.Parse(key.PublicKey.ToPem()));
        Assert.DoesNotContain(key.ToPem().Split('\n')[1], key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_on_another_curve_or_of_another_kind_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);

        Assert.Throws<FormatException>(() => PackKey.Parse(other.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<FormatException>(() => PackKey.Parse(rsa.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<FormatException>(() => PackSigningKey.Parse(other.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<FormatException>(() => PackSigningKey.Parse(rsa.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<FormatException>(() => PackKey.Parse("no key"));
        Assert.Throws<FormatException>(() => PackSigningKey.Parse("no key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x80-pack-signature-1 key")]
    [InlineData("x80-pack-signature-2 key AAAA")]
    [InlineData("x80-pack-signature-1 key A*AA")]
    [InlineData("x80-pack-signature-1 key AAAA more")]
    public void A_text_that_is_no_signature_is_none(string text) => Assert.Null(PackSignature.Parse(text));
}
