using X80.Cli;
using X80.Cli.Running;

// Put together by hand: no container, and no file or variable of the folder one stands in changes what a command does.
var consoles = Consoles.OfProcess();
return await new CommandRunner(CommandTree.Create(consoles, TimeProvider.System), consoles, TimeProvider.System).RunAsync(args, CancellationToken.None);
