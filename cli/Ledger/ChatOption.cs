using System.CommandLine;
using X80.Contract.Ids;

namespace X80.Cli.Ledger;

/// <summary><c>--chat</c>: one chat by the backend's id of it, as <c>x80 ledger --json</c> and <c>x80 ledger held</c> print it.</summary>
internal sealed class ChatOption : Option<ConversationId?>
{
    public ChatOption() : base("--chat")
    {
        Description = "One chat, by the backend's id of it, as x80 ledger held prints it. [default: all of yours]";
        HelpName = "ID";
        CustomParser = result =>
        {
            if (ConversationId.TryParse(result.Tokens[0].Value, out var id))
            {
                return id;
            }

            result.AddError("--chat is an id that x80 ledger held prints.");
            return null;
        };
    }
}
