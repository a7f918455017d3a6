namespace X80.ReferenceServer.Crm;

/// <summary>The CRM did not do it, or nobody knows. Holds no word that came from the CRM (WIRE-5).</summary>
internal sealed class CrmFailedException : Exception
{
    public CrmFailedException(bool isRefusal, bool mayHaveBeenApplied) : base("The CRM failed.") =>
        (IsRefusal, MayHaveBeenApplied) = (isRefusal, mayHaveBeenApplied);

    public CrmFailedException(bool isRefusal, bool mayHaveBeenApplied, Exception inner) : base("The CRM failed.", inner) =>
        (IsRefusal, MayHaveBeenApplied) = (isRefusal, mayHaveBeenApplied);

    /// <summary>The CRM answered and said no; else it did not answer, or not in words that make sense.</summary>
    public bool IsRefusal { get; }

    public bool MayHaveBeenApplied { get; }

    /// <value>It said no because the text is too long; <see cref="IRemoteCrm.NoteLength"/> is smaller from then on.</value>
    public bool IsTooLarge { get; init; }

    /// <summary>It did not answer, or not in words that make sense.</summary>
    public static CrmFailedException Unavailable(bool mayHaveBeenApplied) => new(isRefusal: false, mayHaveBeenApplied);

    /// <summary>It said no and did nothing.</summary>
    public static CrmFailedException Refused() => new(isRefusal: true, mayHaveBeenApplied: false);
}
