using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using X80.Cli.Running;
using X80.Conformance.Launching;
using X80.Conformance.Subjects;
using X80.Harness.Browsers;
using X80.Sdk.Channels;

namespace X80.Cli.Verify;

/// <summary>Which client is judged, and by how much.</summary>
internal sealed class ClientOptions
{
    private readonly Option<string?> launch = new("--launch")
    {
        Description = "A program, with arguments, that takes the rig's address from its environment; judged as shipped, by real input.",
        HelpName = "COMMAND",
    };

    private readonly Option<DirectoryInfo?> extension = new("--extension")
    {
        Description = "The folder of an unpacked browser extension; Chromium loads it as it is.",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> label = new("--label")
    {
        Description = "How a control of it is called, by the beginning of its name, such as sync=\"Send to CRM\".",
        HelpName = "CONTROL=NAME",
    };

    private readonly Option<string[]> without = new("--without")
    {
        Description = "A control that it does not have: search, log or insert. The cases that click it do not apply.",
        HelpName = "CONTROL",
    };

    private readonly Option<int?> stimuli = new("--stimuli") { Description = "How many stimuli without a click. [default: 500, or what --for gives by the rig's clock]", HelpName = "N" };

    public void AddTo(Command command)
    {
        command.Options.Add(launch);
        command.Options.Add(extension);
        command.Options.Add(label);
        command.Options.Add(without);
        command.Options.Add(stimuli);
        stimuli.Validators.Add(result =>
        {
            if (result.Tokens.Any(word => !int.TryParse(word.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 20))
            {
                result.AddError("--stimuli is a number from 20 on.");
            }
        });
        command.Validators.Add(result =>
        {
            var (program, folder) = (result.GetValue(launch), result.GetValue(extension));
            if (program is not null && folder is not null)
            {
                result.AddError("One client at a time: --launch or --extension.");
            }

            foreach (var option in new[] { label, without }.Where(option => program is null && folder is null && result.GetValue(option) is { Length: > 0 }))
            {
                result.AddError($"{option.Name} names controls of a client that is launched: give --launch or --extension, too.");
            }
        });
    }

    /// <summary>Whether another client than the harness was named.</summary>
    public bool IsGiven(CommandResult result) => result.GetValue(launch) is not null || result.GetValue(extension) is not null;

    /// <summary>What was typed, or null.</summary>
    public int? StimuliIn(ParseResult parsed) => parsed.GetValue(stimuli);

    /// <returns>Null for the harness.</returns>
    /// <exception cref="CliException">A label names no control, or the rig has no hands at the channel's page.</exception>
    public async Task<IClientSubject?> SubjectAsync(ParseResult parsed, ChosenChannel channel, Consoles consoles, CancellationToken cancellationToken)
    {
        var words = CommandLineParser.SplitCommandLine(parsed.GetValue(launch) ?? "").ToList();
        var first = KnownChannels.All[0];
        if ((words.Count > 0 || parsed.GetValue(extension) is not null) && channel.Channel != first)
        {
            throw CliException.Usage(
                $"A client that is launched is judged on the page of {first.DisplayName} alone, so nothing was judged.",
                $"The rig has no hands at the page of {channel.Channel.DisplayName}.",
                "Leave the channel out; the harness is judged on every channel's page.");
        }

        try
        {
            var labels = ControlLabels.Default.With(parsed.GetValue(label) ?? []).Without(parsed.GetValue(without) ?? []);
            if (parsed.GetValue(extension) is { } folder)
            {
                var browser = await BrowserSetup.EnsureAsync(new SpokenProgress(consoles), cancellationToken);
                return new ExtensionSubject(folder.FullName, browser.ExecutablePath, labels);
            }

            return words.Count == 0 ? null : new LaunchedSubject(words, labels);
        }
        catch (FormatException e)
        {
            throw CliException.Usage("A label could not be read, so nothing was judged.", e.Message, "See x80 verify client --help.");
        }
    }
}
