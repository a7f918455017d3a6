namespace X80.Contract.Kinds;

/// <summary>
/// A kind on the wire (WIRE-1): a plain string of the form <c>[a-z0-9][a-z0-9._-]{0,31}</c>. A value this build does
/// not know is kept as it is, so an older client survives a newer server.
/// </summary>
public interface IKind<TSelf> where TSelf : struct, IKind<TSelf>
{
    /// <summary>The word as it stands on the wire.</summary>
    string Value { get; }

    /// <summary>Wraps a word that <see cref="KindWord.IsValid"/> has accepted.</summary>
    static abstract TSelf FromValidated(string word);
}
