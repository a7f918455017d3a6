using System.Diagnostics;
using Microsoft.Playwright;
using X80.Conformance.Rig;
using X80.Harness;
using X80.Sdk.Reading.Packs;

namespace X80.Conformance.Subjects;

/// <summary>The harness of this project as a client under test.</summary>
public sealed class HarnessSubject : IClientSubject
{
    private readonly Func<HarnessOptions, HarnessOptions> configure;
    private readonly Func<HarnessSession, ClientStart, CancellationToken, Task<IAsyncDisposable>>? alongside;

    /// <param name="configure">Sets what the machine needs: display, browser, whether it may run unsandboxed.</param>
    public HarnessSubject(Func<HarnessOptions, HarnessOptions> configure) : this("X80.Harness", configure, alongside: null)
    {
    }

    /// <summary>A harness with something beside it: how a client is sabotaged to test the suite.</summary>
    internal HarnessSubject(
        string name, Func<HarnessOptions, HarnessOptions> configure, Func<HarnessSession, ClientStart, CancellationToken, Task<IAsyncDisposable>>? alongside) =>
        (Name, this.configure, this.alongside) = (name, configure, alongside);

    public string Name { get; }

    public async Task<IClientHands> StartAsync(ClientStart start, CancellationToken cancellationToken)
    {
        var options = configure(new HarnessOptions
        {
            Channel = start.Channel,
            Packs = start.Pack is { } own ? ReaderPackSource.ForPractice(own) : ReaderPackSource.Bundled,
            Backend = start.Backend,
            Token = start.Token,
            Origin = start.Practice,
            Time = start.Time,
            Seams = new HarnessSeams { Desktop = program => Open(start.Desktop, program) },
        });
        try
        {
            var session = await HarnessSession.StartAsync(options, cancellationToken);
            return new HarnessHands(session, start, alongside is null ? null : await alongside(session, start, cancellationToken));
        }
        catch (Exception e) when (e is HarnessException or PlaywrightException)
        {
            throw new ClientFailedException(e is HarnessException ? e.Message : "Its browser did not start.", e);
        }
    }

    private static bool Open(RigDesktop desktop, ProcessStartInfo program)
    {
        desktop.Open(program.ArgumentList.FirstOrDefault() ?? program.FileName);
        return true;
    }
}
