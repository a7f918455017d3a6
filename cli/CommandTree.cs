using System.CommandLine;
using System.CommandLine.Help;
using X80.Cli.Accounts;
using X80.Cli.Completion;
using X80.Cli.Demo;
using X80.Cli.Doctor;
using X80.Cli.Guard;
using X80.Cli.Ledger;
using X80.Cli.Open;
using X80.Cli.Permissions;
using X80.Cli.Practice;
using X80.Cli.Reader;
using X80.Cli.Running;
using X80.Cli.Scaffolding;
using X80.Cli.Server;
using X80.Cli.Speaking;
using X80.Cli.Verify;

namespace X80.Cli;

/// <summary>The whole tree of commands; tests build it with consoles of their own.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Consoles consoles, TimeProvider time)
    {
        var root = new RootCommand("X80 brings the open chat into your CRM: only on a click, and only what you share.")
        {
            HelpName = "x80",
        };
        var accounts = new AccountDesk(consoles, time, AccessFinder.OfProcess, (folder, cancellationToken) => folder.FindSecretsAsync(cancellationToken));
        root.Subcommands.Add(new DemoCommand(consoles));
        root.Subcommands.Add(new LoginCommand(accounts));
        root.Subcommands.Add(new LogoutCommand(accounts));
        root.Subcommands.Add(new WhoamiCommand(accounts));
        root.Subcommands.Add(new OpenCommand(consoles, time));
        root.Subcommands.Add(new LedgerCommand(consoles, time));
        root.Subcommands.Add(new DoctorCommand(consoles, time));
        root.Subcommands.Add(new VerifyCommand(consoles, time));
        root.Subcommands.Add(new GuardCommand(consoles));
        root.Subcommands.Add(new PermissionsCommand(consoles));
        root.Subcommands.Add(new ReaderCommand(consoles, time));
        root.Subcommands.Add(new ServerCommand(consoles, time));
        root.Subcommands.Add(new PracticeCommand(consoles));
        root.Subcommands.Add(new NewCommand(consoles));
        root.Subcommands.Add(new CompletionCommand(consoles));
        root.Options.Add(new QuietOption());
        root.Options.Add(new NoColorOption());
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new ExampleHelpAction((HelpAction)option.Action!);

            // A path may begin with these: they are no options.
            option.Aliases.Remove("/h");
            option.Aliases.Remove("/?");
        }

        return root;
    }
}
