namespace X80.Sdk.Guarding;

/// <summary>The words of <see cref="GuardDecision.Reason"/>: stable, fit for a log, and free of anything from the address.</summary>
public static class GuardReasons
{
    /// <summary>The address is on one of the channel's own hosts.</summary>
    public const string ChannelHost = "channel-host";

    /// <summary>A blob that the channel's own origin made.</summary>
    public const string ChannelBlob = "channel-blob";

    /// <summary>A blank frame: loads, but is never read or acted for.</summary>
    public const string BlankFrame = "blank-frame";

    /// <summary>An unambiguous link to somewhere else.</summary>
    public const string ExternalLink = "external-link";

    /// <summary>A link of the person's own backend to the CRM that it names.</summary>
    public const string CrmHost = "crm-host";

    /// <summary>A link of the backend that leads neither to itself nor to the host of the CRM that it names.</summary>
    public const string NotTheCrm = "not-the-crm";

    /// <summary>The event named no address.</summary>
    public const string NoAddress = "no-address";

    /// <summary>The link would be opened, had a person clicked.</summary>
    public const string NoGesture = "no-gesture";

    /// <summary>Only the channel's own hosts may do this.</summary>
    public const string NotTheChannel = "not-the-channel";

    /// <summary>The channel's own host, over http, spelt unlike the browser would, or asked for outside the shell.</summary>
    public const string ChannelOwnHost = "channel-own-host";

    public const string SchemeNotAllowed = "scheme-not-allowed";

    /// <summary>Two parsers could disagree about the host, or the rest holds a character that does not belong in an address.</summary>
    public const string Ambiguous = "ambiguous-address";

    public const string TooLong = "too-long";

    public const string UserInfo = "user-info";

    public const string PortNotAllowed = "port-not-allowed";

    /// <summary>An IP address, a local name, or no name of the public Internet.</summary>
    public const string NotPublicHost = "not-a-public-host";

    /// <summary>More than one recipient, a header beside subject and body, a line break in the subject, or an odd address.</summary>
    public const string MailNotAllowed = "mail-not-allowed";

    /// <summary>Not one plain international number, or more than a text beside it.</summary>
    public const string PhoneNotAllowed = "phone-not-allowed";

    /// <summary>This click has paid for an opening already.</summary>
    public const string GestureSpent = "gesture-spent";

    /// <summary>The click is too long ago to have led here.</summary>
    public const string GestureExpired = "gesture-expired";

    /// <summary>More links were opened within a minute than a person opens.</summary>
    public const string TooMany = "too-many";

    /// <summary>This machine has no program that opens the link, or it did not start.</summary>
    public const string NoProgram = "no-program";

    public const string UnknownContext = "unknown-context";
}
