using X80.Harness.Guarding;

namespace X80.Harness.Tests.Guarding;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("https://evil.test/path/with/words?and=more#too", "https://evil.test")]
    [InlineData("https://user:secret@evil.test:8443/", "https://evil.test:8443")]
    [InlineData("https://evil.test?words", "https://evil.test")]
    [InlineData("data:text/html,<p>words", "data:…")]
    [InlineData("blob:https://web.whatsapp.com/0f", "blob:…")]
    [InlineData("mailto:someone@firm.example", "mailto:…")]
    [InlineData("", "(no address)")]
    public void A_refusal_names_the_host_and_nothing_that_could_carry_content(string url, string shown) =>
        Assert.Equal(shown, Refusal.Of("page", url, "not-the-channel").Address);

    [Fact]
    public void The_same_thing_twice_is_listed_once_and_the_list_has_an_end()
    {
        var list = new RefusalList();
        var changes = 0;
        list.Added += (_, _) => changes++;
        list.Add(Refusal.Of("page", "https://a.test/1", "not-the-channel"));
        list.Add(Refusal.Of("page", "https://a.test/2", "not-the-channel"));
        Assert.Single(list.All);
        Assert.Equal(1, changes);

        foreach (var number in Enumerable.Range(0, 200))
        {
            list.Add(Refusal.Of("page", $"https://h{number}.test/", "not-the-channel"));
        }

        Assert.Equal(50, list.All.Count);
        Assert.Equal("https://h199.test", list.All[^1].Address);
    }
}
