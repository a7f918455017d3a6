using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using X80.Contract.Conversations;
using X80.Contract.Kinds;
using X80.Sdk.Client;

namespace X80.Samples.ConsoleClient;

/// <summary>
/// Sets the member's Shared conversations to Private and keeps what was sent. A read that fails is a value to look at; a
/// write that fails throws. A program without a person can only take away: what adds needs a person's click.
/// </summary>
internal sealed class MakeAllPrivate(CaptureClient client, IHostApplicationLifetime life, ILogger<MakeAllPrivate> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var session = await client.GetSessionAsync(stoppingToken);
        log.LogInformation("Member: {Member}", session.IsAvailable ? session.Value.Member.Name : session.ToString());

        string? after = null;
        do
        {
            var page = await client.ListConversationsAsync(after, limit: 100, stoppingToken);
            foreach (var conversation in page.Value?.Items.Where(item => item.Privacy.IsShared) ?? [])
            {
                await MakePrivateAsync(conversation, stoppingToken);
            }

            after = page.Value?.Next;
        }
        while (after is not null);
        life.StopApplication();
    }

    private async Task MakePrivateAsync(Conversation conversation, CancellationToken stoppingToken)
    {
        try
        {
            await client.SetPrivateAsync(conversation.Id, PrivacyHistory.Keep, stoppingToken);
            log.LogInformation("{Conversation} is Private", conversation.Id);
        }
        catch (WriteFailedException failed)
        {
            log.LogError("{Failure}", failed.Message);
            Environment.ExitCode = 1;
        }
    }
}
