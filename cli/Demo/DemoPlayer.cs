using System.Text.Json;
using Microsoft.Playwright;
using X80.Cli.Running;
using X80.Cli.Speaking;

namespace X80.Cli.Demo;

/// <summary>Plays steps one after the other and says what each showed. Stops at the first that fails: the next rest on it.</summary>
internal sealed class DemoPlayer
{
    private readonly Consoles consoles;
    private readonly bool json;

    public DemoPlayer(Consoles consoles, bool json) => (this.consoles, this.json) = (consoles, json);

    public async Task<int> PlayAsync(IReadOnlyList<DemoStep> steps, DemoStage stage, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        for (var i = 0; i < steps.Count; i++)
        {
            var began = time.GetTimestamp();
            var (outcome, seen) = await DoAsync(steps[i], stage, cancellationToken);
            var seconds = Math.Round(time.GetElapsedTime(began).TotalSeconds, 1);
            await TellAsync(new DemoStepAnswer(i + 1, steps[i].Title, outcome, seen, seconds));
            if (outcome != Done)
            {
                consoles.Say($"{i} of {steps.Count} steps done; step {i + 1} failed.");
                return ExitCode.CheckFailed;
            }
        }

        consoles.Say($"{steps.Count} of {steps.Count} steps done in {time.GetElapsedTime(start).TotalSeconds:f0} s. The pictures are in the folder named above.");
        return ExitCode.Done;
    }

    private const string Done = "done";

    private static async Task<(string Outcome, string Seen)> DoAsync(DemoStep step, DemoStage stage, CancellationToken cancellationToken)
    {
        try
        {
            return (Done, await step.DoAsync(stage, cancellationToken));
        }
        catch (DemoCheckException failed)
        {
            return ("failed", "not so: " + failed.Message);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            return ("failed", "a window did not show what the step waits for");
        }
    }

    private async Task TellAsync(DemoStepAnswer answer)
    {
        if (json)
        {
            await consoles.Data.WriteLineAsync(JsonSerializer.Serialize(answer, CliJson.Default.DemoStepAnswer));
            return;
        }

        var outcome = $"{(answer.Outcome == Done ? "done" : "FAILED")} ({answer.Seconds:f1} s): {answer.Seen}";
        foreach (var line in FoldedText.Of($"{answer.Step}. ", answer.Title, consoles.DataWidth).Concat(FoldedText.Of("   ", outcome, consoles.DataWidth)))
        {
            await consoles.Data.WriteLineAsync(line);
        }

        await consoles.Data.FlushAsync();
    }
}
