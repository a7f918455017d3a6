namespace X80.ReferenceServer.Crm.Fields;

/// <summary>How an edit of a field ended.</summary>
internal enum FieldState
{
    /// <summary>It holds the new value.</summary>
    Done,

    /// <summary>It held neither the new value nor the one the person saw, and was left.</summary>
    Changed,

    /// <summary>The CRM did not take the value.</summary>
    Refused,

    /// <summary>It was to be emptied, and the CRM has no way to do that, or not without taking more than the person saw.</summary>
    CannotBeEmptied,
}
