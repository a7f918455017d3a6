using X80.Conformance.Subjects;

namespace X80.Conformance.Launching;

/// <summary>How a client's controls are called on the accessibility bus: each by the beginning of its name.</summary>
public sealed class ControlLabels
{
    /// <summary>What a sound client need not have.</summary>
    private static readonly Dictionary<string, ClientControl> Dispensable =
        new[] { ClientControl.Search, ClientControl.Log, ClientControl.Insert }.ToDictionary(NameOf);

    private readonly Dictionary<ClientControl, string> names;
    private readonly HashSet<ClientControl> lacking;

    private ControlLabels(Dictionary<ClientControl, string> names, HashSet<ClientControl> lacking, string failure) =>
        (this.names, this.lacking, Failure) = (names, lacking, failure);

    /// <summary>As the shells of this project call them.</summary>
    public static ControlLabels Default { get; } = new(
        new()
        {
            [ClientControl.Sync] = "Sync this chat to CRM",
            [ClientControl.Create] = "Create",
            [ClientControl.Link] = "Link ",
            [ClientControl.Share] = "Share this conversation",
            [ClientControl.Send] = "Send ",
            [ClientControl.MakePrivate] = "Make private",
            [ClientControl.Search] = "Search",
            [ClientControl.Log] = "Log this conversation",
            [ClientControl.Insert] = "Insert ",
        },
        [],
        failure: "Dismiss");

    /// <summary>What a client shows as long as it says that a click of the suite failed.</summary>
    public string Failure { get; }

    public string this[ClientControl control] => names[control];

    /// <summary>Whether the client was said not to have it.</summary>
    public bool Lacks(ClientControl control) => lacking.Contains(control);

    /// <summary>Of a client that does not have these.</summary>
    /// <param name="controls">Such as <c>log</c>.</param>
    /// <exception cref="FormatException">One is none that a client may lack.</exception>
    public ControlLabels Without(IEnumerable<string> controls)
    {
        var missing = controls.Select(name => Dispensable.TryGetValue(name, out var control)
            ? control
            : throw new FormatException($"'{name}' is no control that a client may lack. They are {string.Join(", ", Dispensable.Keys)}."));
        return new ControlLabels(names, [.. lacking, .. missing], Failure);
    }

    /// <summary>With other names.</summary>
    /// <param name="lines">Such as <c>sync=Send to CRM</c>; <c>failure</c> names what shows a failure.</param>
    /// <exception cref="FormatException">A line names no control.</exception>
    public ControlLabels With(IEnumerable<string> lines)
    {
        var (changed, failure) = (new Dictionary<ClientControl, string>(names), Failure);
        foreach (var line in lines)
        {
            if (line.Split('=', 2) is not [var name, { Length: > 0 } label])
            {
                throw new FormatException($"'{line}' is no control with its name, such as sync=Send to CRM.");
            }
            if (name == "failure")
            {
                failure = label;
            }
            else if (Enum.TryParse<ClientControl>(name, ignoreCase: true, out var control) && Enum.IsDefined(control) && !char.IsAsciiDigit(name[0]))
            {
                changed[control] = label;
            }
            else
            {
                throw new FormatException($"'{name}' is no control. They are failure, {string.Join(", ", Enum.GetValues<ClientControl>().Select(NameOf))}.");
            }
        }
        return new ControlLabels(changed, lacking, failure);
    }

    private static string NameOf(ClientControl control) => control.ToString().ToLowerInvariant();
}
