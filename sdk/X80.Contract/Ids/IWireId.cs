namespace X80.Contract.Ids;

/// <summary>An id on the wire: a short string of a fixed alphabet.</summary>
public interface IWireId<TSelf> where TSelf : struct, IWireId<TSelf>
{
    static abstract IdForm Form { get; }

    string Value { get; }

    /// <summary>Wraps a text that <see cref="IdForm.Accepts"/> has accepted.</summary>
    static abstract TSelf FromValidated(string text);
}
