using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace X80.ReferenceServer.Tests.Rig.Disks;

/// <summary>A server that was started on what a power cut left, and the requests of the one before it.</summary>
internal sealed class PowerCut : IAsyncDisposable
{
    private const int Chats = 3;
    private const int Syncs = 7;
    private const int Size = 5;
    private const string TakenBack = "sync 1 text 2";

    private readonly WebApplication app;
    private readonly TestMember member;

    private PowerCut(WebApplication app, string token)
    {
        this.app = app;
        member = new TestMember(new Uri(app.Urls.First()), token, TimeProvider.System);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Several chats at once, each of syncs and of one message taken back.</summary>
    public static async Task<IReadOnlyList<PowerCutAnswer>> LoadAsync(Uri server, string token)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Chats).Select(chat => LoadAsync(server, token, chat)));
        return [.. answers.SelectMany(chat => chat)];
    }

    /// <summary>With the server's own check of what it finds.</summary>
    public static async Task<PowerCut> StartAsync(string folder, string token)
    {
        var app = ServerHost.Build(new ServerOptions { Urls = "http://127.0.0.1:0", DataFolder = Path.Combine(folder, "data") });
        var audit = await app.Services.GetRequiredService<ServerUpkeep>().VerifyAuditAsync(Cancel);
        await app.StartAsync(Cancel);
        return new PowerCut(app, token) { Trail = audit.Faults };
    }

    /// <summary>What was wrong with the audit trail before the server went on with it.</summary>
    public required IReadOnlyList<Auditing.AuditFault> Trail { get; init; }

    /// <summary>Every answered request is there, the others wholly or not at all, in rows and notes.</summary>
    /// <param name="answers">All that came after the cut or before it.</param>
    /// <param name="owed">Those before.</param>
    public async Task CheckAsync(IReadOnlyList<PowerCutAnswer> answers, HashSet<PowerCutAnswer> owed)
    {
        foreach (var chat in answers.GroupBy(answer => answer.Conversation))
        {
            var listed = await member.GetAsync($"conversations/{chat.Key}/messages");
            Assert.True(listed.Status == 200 || listed.Status == 404 && !chat.Any(owed.Contains), $"The answer is {listed.Status}.");
            var texts = listed.Status == 404 ? [] : await member.TextsAsync(chat.Key);
            foreach (var answer in chat)
            {
                Check(answer, texts, owed.Contains(answer));
            }

            if (texts.Count > 0)
            {
                Assert.Equal(texts.Count, (await member.NoteAsync(chat.Key)).Split(" text ").Length - 1);
            }
        }
    }

    /// <summary>The pages still have their forms, and the file is whole.</summary>
    public async Task CheckRestAsync(string folder)
    {
        using var page = await member.Http.GetAsync("/sign-in", Cancel);
        Assert.Equal(200, (int)page.StatusCode);
        using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "x80.db")};Pooling=False");
        Assert.Equal("ok", database.ExecuteScalar<string>("pragma integrity_check"));
        Assert.Empty(database.Query("pragma foreign_key_check"));
    }

    public async ValueTask DisposeAsync()
    {
        member.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private static void Check(PowerCutAnswer answer, IReadOnlyList<string> texts, bool isOwed)
    {
        if (answer.Sync is null)
        {
            Assert.False(isOwed && texts.Contains(TakenBack), "A message that was taken back is there again.");
            return;
        }

        var held = texts.Count(text => text.StartsWith(answer.Sync, StringComparison.Ordinal));
        var missing = TakenBack.StartsWith(answer.Sync, StringComparison.Ordinal) && !texts.Contains(TakenBack) ? 1 : 0;
        Assert.True(
            held == Size - missing || held == 0 && !isOwed, $"{held} of {Size} messages of {answer.Sync}, which was {(isOwed ? "" : "not ")}answered.");
    }

    private static async Task<IReadOnlyList<PowerCutAnswer>> LoadAsync(Uri server, string token, int chat)
    {
        var answers = new List<PowerCutAnswer>();
        using var member = new TestMember(server, token, TimeProvider.System);
        var conversation = await member.OpenSharedAsync($"title:chat {chat}");
        for (var sync = 0; sync < Syncs; sync++)
        {
            var messages = Enumerable.Range(0, Size)
                .Select(text => Wire.Message($"sync {sync} text {text}", id: $"PC{chat:D2}{sync:D2}{text:D10}")).ToArray();
            var body = await member.SyncBodyAsync(conversation, messages);
            body["consent"]!["sameChat"] = true;
            answers.Add(new(IdOf((await member.PostAsync($"conversations/{conversation}/sync", body)).Expect(200)), conversation, $"sync {sync} "));
            if (sync == 3)
            {
                var taken = await member.SendAsync(HttpMethod.Delete, $"conversations/{conversation}/messages/PC{chat:D2}01{2:D10}");
                answers.Add(new(IdOf(taken.Expect(200)), conversation, null));
            }
        }

        return answers;
    }

    private static string IdOf(WireAnswer answer) =>
        answer.Headers.Split('\n').Single(line => line.StartsWith("X80-Request-Id:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
}
