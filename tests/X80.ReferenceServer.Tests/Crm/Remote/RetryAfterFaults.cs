using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using X80.ReferenceServer.Crm;
using X80.ReferenceServer.Crm.Remote;
using X80.ReferenceServer.Tests.Rig;

namespace X80.ReferenceServer.Tests.Crm.Remote;

/// <summary>A CRM that says "later", in every form in which it can be said.</summary>
public sealed class RetryAfterFaults : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly HttpClient client = new(CrmClient.NewHandler());
    private readonly FakeTimeProvider time = new(Start);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2", 2.0)]
    [InlineData("Mon, 23 Nov 2026 09:00:03 GMT", 3.0)]
    [InlineData("Mon, 23 Nov 2026 08:00:00 GMT", 0.0)]
    [InlineData("soon", 1.0)]
    [InlineData(null, 1.0)]
    public async Task Fault_37_a_write_is_sent_again_when_the_crm_said_and_not_before(string? said, double seconds)
    {
        var again = Start;
        await using var crm = await OddCrm.OpenAsync((http, number) =>
        {
            again = time.GetUtcNow();
            return number == 1 ? LaterAsync(http, said) : http.Response.WriteAsJsonAsync(new { data = 1 });
        });
        var http = Http(new CrmPace(time, [], []));

        var answer = http.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, crm.Address), writing: true, Cancel);
        await Poll.UntilAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(answer.IsCompleted ? 0 : 20));
                return answer.IsCompleted;
            },
            Cancel);

        Assert.Equal((200, 2), ((await answer).Status, crm.Requests));
        Assert.True(again - Start >= TimeSpan.FromSeconds(seconds), $"It came again after {again - Start}.");
    }

    [Theory]
    [InlineData("315360000")]
    [InlineData("Sun, 23 Nov 2036 09:00:00 GMT")]
    public async Task Fault_37_ten_years_are_told_at_once_and_end_after_15_minutes(string said)
    {
        await using var crm = await OddCrm.OpenAsync((http, number) => number == 1 ? LaterAsync(http, said) : http.Response.WriteAsJsonAsync(new { data = 1 }));
        var http = Http(new CrmPace(time, [], []));
        Task<CrmAnswer> SendAsync() => http.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, crm.Address), writing: false, Cancel);

        Assert.False((await Assert.ThrowsAsync<CrmFailedException>(SendAsync)).MayHaveBeenApplied);
        time.Advance(CrmPace.LongestHold - TimeSpan.FromSeconds(6));
        await Assert.ThrowsAsync<CrmFailedException>(SendAsync);
        Assert.Equal(1, crm.Requests);
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(200, (await SendAsync()).Status);
    }

    [Fact]
    public async Task Fault_37_no_second_and_no_minute_sees_more_requests_than_the_crm_takes()
    {
        var pace = new CrmPace(time, [new CrmRate(5, TimeSpan.FromSeconds(1)), new CrmRate(20, TimeSpan.FromMinutes(1))], []);
        var taken = new List<DateTimeOffset>();

        for (var i = 0; i < 60; i++)
        {
            var turn = pace.AwaitTurnAsync(writing: false, Cancel);
            while (!turn.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(100));
            }

            if (turn.IsFaulted)
            {
                Assert.IsType<CrmFailedException>(turn.Exception!.InnerException);
                time.Advance(TimeSpan.FromSeconds(5));
            }
            else
            {
                taken.Add(time.GetUtcNow());
            }
        }

        Assert.True(taken.Count > 20, $"Only {taken.Count} were let through.");
        Assert.All(taken, at => Assert.InRange(taken.Count(other => other >= at && other < at + TimeSpan.FromSeconds(1)), 1, 5));
        Assert.All(taken, at => Assert.InRange(taken.Count(other => other >= at && other < at + TimeSpan.FromMinutes(1)), 1, 20));
    }

    public void Dispose() => client.Dispose();

    private static Task LaterAsync(HttpContext http, string? said)
    {
        http.Response.StatusCode = 429;
        if (said is not null)
        {
            http.Response.Headers.RetryAfter = said;
        }

        return http.Response.WriteAsync("{}", Cancel);
    }

    private CrmHttp Http(CrmPace pace) => new(() => client, pace, time);
}
