using System.Text.RegularExpressions;
using CsCheck;
using X80.Contract.Ids;
using X80.Contract.Kinds;
using X80.Contract.Tokens;

namespace X80.Sdk.Tests.Contract;

public sealed class WordsAndTokensTests
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly Gen<string> Words = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9'], Gen.Char[' ', '~'], Gen.Char['\u00e0', '\u00ff']), 0, 36];

    [Fact]
    public void A_kind_is_exactly_a_word_of_the_grammar() =>
        Words.Sample(word => KindWord.IsValid(word) == Regex.IsMatch(word, @"\A[a-z0-9][a-z0-9._-]{0,31}\z", RegexOptions.CultureInvariant));

    [Fact]
    public void A_kind_that_is_not_known_is_kept_as_it_is() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['0', '9']), 1, 32].Sample(word => MessageKind.Parse(word).Value == word);

    [Fact]
    public void An_id_is_exactly_a_text_of_its_form() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['A', 'Z'], Gen.Char['0', '9'], Gen.Char['!', '/'], Gen.Const('_')), 0, 70].Sample(text =>
            ClickId.TryParse(text, out _) == Regex.IsMatch(text, @"\A[A-Za-z0-9_-]{22,64}\z")
            && MessageId.TryParse(text, out _) == Regex.IsMatch(text, @"\A[A-Za-z0-9]{8,64}\z")
            && RecordId.TryParse(text, out _) == Regex.IsMatch(text, @"\A[A-Za-z0-9_-]{1,64}\z"));

    [Fact]
    public void Text_that_is_no_id_is_not_repeated_in_the_refusal() =>
        Assert.DoesNotContain("@c.us", Assert.Throws<FormatException>(() => MessageId.Parse("false_4915112345678@c.us")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_change_of_a_single_character_of_a_token_is_refused()
    {
        var text = X80Token.NewRandom().Reveal();
        Assert.True(X80Token.TryParse(text, out _));
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in Base62.Where(c => c != text[i]))
            {
                var wrong = text[..i] + c + text[(i + 1)..];
                Assert.False(X80Token.TryParse(wrong, out _), $"changed at {i}");
            }
        }
    }

    [Fact]
    public void A_token_of_another_length_or_alphabet_is_refused() =>
        Gen.Select(Gen.Int[0, 39], Gen.Char['!', '~']).Sample((i, c) =>
        {
            var text = X80Token.NewRandom().Reveal();
            return !X80Token.TryParse(text.Remove(i, 1), out _) && !X80Token.TryParse(text.Insert(i, c.ToString()), out _);
        });

    [Fact]
    public void A_conversation_key_is_one_for_every_front_end_and_another_for_every_member_channel_and_chat()
    {
        const string material = "a2V5LW1hdGVyaWFsLTAwMQ";
        var key = ConversationKey.Derive(material, ChannelKind.WhatsApp, "title:Ana Lima");
        Assert.Equal(key, ConversationKey.Derive(material, ChannelKind.WhatsApp, "title:Ana Lima"));
        Assert.NotEqual(key, ConversationKey.Derive("a2V5LW1hdGVyaWFsLTAwMg", ChannelKind.WhatsApp, "title:Ana Lima"));
        Assert.NotEqual(key, ConversationKey.Derive(material, ChannelKind.LinkedIn, "title:Ana Lima"));
        Assert.NotEqual(key, ConversationKey.Derive(material, ChannelKind.WhatsApp, "phone:+551190001234"));
    }
}
