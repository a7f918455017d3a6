using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.Extensions;
using X80.Contract.Conversations;
using X80.Contract.Messages;
using X80.Contract.Records;
using X80.Contract.Sessions;
using X80.Contract.Snippets;
using X80.Sdk.Capture;
using X80.Sdk.Channels;
using X80.Sdk.Client;
using X80.Sdk.Reading.Packs;
using X80.Sdk.Sent;

namespace X80.Sdk.Tests.Support;

/// <summary>A session between a page and an API that are both stood in for; everything between them is the real thing.</summary>
internal sealed class CaptureRig : IDisposable
{
    public CaptureRig(ISentLedger? ledger = null, ReaderPackSource? packs = null)
    {
        Ledger = ledger ?? new SentInMemory();
        Capture = new CaptureSession(Page.Host, KnownChannels.WhatsApp, new CaptureClient(Api, new ServerClock(Time)), Time, Ledger, packs: packs);
        Capture.StateChanged += (_, _) => States.Add(Capture.State);
        Api.GetSessionAsync(default).ReturnsForAnyArgs(Answers.Ok(Samples.Session));
        Api.GetRecordAsync(default, default, default).ReturnsForAnyArgs(Answers.Ok(Samples.Record));
        Api.GetActivitiesAsync(default, default, default, default).ReturnsForAnyArgs(Answers.Ok(new ActivityPage { Items = [Samples.Activity] }));
        Api.GetSnippetsAsync(default).ReturnsForAnyArgs(Answers.Ok(new SnippetList { Items = [Samples.Snippet] }));
        Api.SearchAsync(default!, default).ReturnsForAnyArgs(Answers.Ok(new RecordHits { Items = [] }));
        Api.CreateRecordAsync(default!, default!, default).ReturnsForAnyArgs(Answers.Ok(Samples.Record));
        Api.SyncAsync(default, default!, default!, default).ReturnsForAnyArgs(Answers.Ok(Samples.Synced()));
        Holds(Samples.Conversation());
    }

    public FakeTimeProvider Time { get; } = Samples.Clock();

    public FakePage Page { get; } = new();

    public ICaptureApi Api { get; } = Substitute.For<ICaptureApi>();

    public ISentLedger Ledger { get; }

    public CaptureSession Capture { get; }

    public CaptureState State => Capture.State;

    public List<CaptureState> States { get; } = [];

    /// <summary>The requests made since the last look, by the name of their call.</summary>
    public IReadOnlyList<string> TakeRequests()
    {
        string[] names = [.. Api.ReceivedCalls().Select(call => call.GetMethodInfo().Name.Replace("Async", "", StringComparison.Ordinal))];
        Api.ClearReceivedCalls();
        return names;
    }

    /// <summary>What the backend answers of the session from now on.</summary>
    public void AnswersSession(SessionInfo session) => Api.Configure().GetSessionAsync(default).ReturnsForAnyArgs(Answers.Ok(session));

    /// <summary>What the backend holds of the conversation from now on.</summary>
    public void Holds(Conversation conversation)
    {
        Api.Configure().OpenAsync(default!, default!, default).ReturnsForAnyArgs(call => Answers.Ok(new OpenedConversation
        {
            Conversation = conversation,
            Suggestions = call.ArgAt<OpenConversation>(0).Consent is not null && conversation.Link is null ? [Samples.Suggestion] : [],
        }));
        var linked = conversation with { Link = Samples.Link };
        Api.Configure().LinkAsync(default, default!, default!, default).ReturnsForAnyArgs(Answers.Ok(linked));
        Api.Configure().UnlinkAsync(default, default!, default!, default).ReturnsForAnyArgs(Answers.Ok(conversation with { Link = null }));
        Api.Configure().SetPrivacyAsync(default, default!, default!, default)
            .ReturnsForAnyArgs(call => Answers.Ok(linked with { Privacy = call.ArgAt<PrivacyChange>(1).State }));
        Api.Configure().ShareAsync(default, default!, default!, default).ReturnsForAnyArgs(call => Answers.Ok(new ShareResult
        {
            MessageId = call.ArgAt<ShareRequest>(1).Message.Id,
            Conversation = linked with { Transmitted = new Transmitted { Messages = 1 } },
        }));
        Api.Configure().TakeBackAsync(default, default, default!, default).ReturnsForAnyArgs(Answers.Ok(linked));
    }

    public async Task<CaptureState> StartAsync()
    {
        await Capture.StartAsync(TestContext.Current.CancellationToken);
        TakeRequests();
        return State;
    }

    public async Task<CaptureState> ClickAsync(CaptureCommand command, string document = Samples.Document)
    {
        await Capture.ExecuteAsync(command, Samples.Click(Time, document: document), TestContext.Current.CancellationToken);
        return State;
    }

    /// <summary>Goes through Sync, Link and Shared, up to the preview.</summary>
    public async Task<CaptureState> GoToPreviewAsync()
    {
        await StartAsync();
        await ClickAsync(new CaptureCommand.Sync());
        await ClickAsync(new CaptureCommand.Link(Samples.Link.Kind, Samples.Link.RecordId));
        await ClickAsync(new CaptureCommand.SetShared());
        TakeRequests();
        return State;
    }

    public void Dispose() => Capture.Dispose();
}
