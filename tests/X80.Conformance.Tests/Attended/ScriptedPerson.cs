using System.Net.Http.Headers;
using System.Net.Http.Json;
using X80.Conformance.Attended;
using X80.Conformance.Subjects;
using X80.Contract.Tokens;

namespace X80.Conformance.Tests.Attended;

/// <summary>
/// A person and a client in one: what is asked for is done by requests over real HTTP, whatever the backend answers to them. What else
/// it does is the test's.
/// </summary>
internal sealed class ScriptedPerson(Func<ScriptedPerson, AttendedPrompt, Task> amiss, bool admits = false) : IAttendant, IAttendedClient
{
    /// <summary>What stands in the body of every request, as a text of a person would.</summary>
    public const string Text = "a text of a person's own";

    private static readonly Dictionary<ClientControl, (HttpMethod Method, string Path)> Acts = new()
    {
        [ClientControl.Sync] = (HttpMethod.Post, "conversations"),
        [ClientControl.Create] = (HttpMethod.Post, "records"),
        [ClientControl.Link] = (HttpMethod.Put, "conversations/chat-of-a-person/link"),
        [ClientControl.Share] = (HttpMethod.Put, "conversations/chat-of-a-person/privacy"),
        [ClientControl.Send] = (HttpMethod.Post, "conversations/chat-of-a-person/sync"),
    };

    private readonly List<string> asked = [];
    private HttpClient? backend;

    /// <summary>What it was asked, prompts and questions.</summary>
    public IReadOnlyList<string> Asked => asked;

    public bool IsIdle { get; init; }

    /// <value>The number of the prompt at which the person has gone.</value>
    public int GoneAt { get; init; } = int.MaxValue;

    public Task Ended { get; } = new TaskCompletionSource().Task;

    /// <summary>What it does amiss as it starts is done at a prompt 0.</summary>
    public async Task<IAttendedClient> StartAsync(Uri address, X80Token token, CancellationToken cancellationToken)
    {
        backend = new HttpClient { BaseAddress = new Uri(address, "api/ext/") };
        backend.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        await amiss(this, new AttendedPrompt(0, 0, "", click: null));
        return this;
    }

    public async Task AskAsync(AttendedPrompt prompt, CancellationToken cancellationToken)
    {
        if (prompt.Number >= GoneAt)
        {
            throw new ClientFailedException("Nobody answers any more.");
        }
        asked.Add(prompt.Words);
        if (prompt.Click is { } click && !IsIdle)
        {
            await SendAsync(Acts[click].Method, Acts[click].Path);
        }
        await amiss(this, prompt);
    }

    public Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken)
    {
        asked.Add(question);
        return Task.FromResult(admits);
    }

    public async Task SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Get ? null : JsonContent.Create(new { text = Text }) };
        using var answer = await backend!.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        backend?.Dispose();
        return ValueTask.CompletedTask;
    }
}
