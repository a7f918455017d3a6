using System.Collections.Concurrent;
using System.Text;
using X80.Harness.Origins;

namespace X80.Harness.Tests.Support;

/// <summary>A page at the channel's true origin: each path answers what a test says.</summary>
internal sealed class TinyPage : IOriginOverride
{
    private readonly ConcurrentDictionary<string, OriginAnswer> answers = new();

    public TinyPage() => Html("/", "<title>Tiny</title><p id=words>Hello</p>");

    public string Origin => "https://web.whatsapp.com";

    public void Html(string path, string markup) =>
        answers[path] = new(200, new Dictionary<string, string> { ["content-type"] = "text/html; charset=utf-8" }, Encoding.UTF8.GetBytes("<!doctype html>" + markup));

    public void Redirect(string path, string to) =>
        answers[path] = new(302, new Dictionary<string, string> { ["location"] = to }, ReadOnlyMemory<byte>.Empty);

    public ValueTask<OriginAnswer> AnswerAsync(OriginRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(answers.TryGetValue(new Uri(request.Url).AbsolutePath, out var answer)
            ? answer
            : new OriginAnswer(404, new Dictionary<string, string>(), ReadOnlyMemory<byte>.Empty));

    public void Connect(IOriginSocket socket) => socket.Send("{}");
}
