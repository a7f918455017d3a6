namespace X80.Sdk.Guarding;

/// <summary>One click of a person in the page, as the browser reported it; whatever it led to, it opens one link at most.</summary>
public sealed class PersonGesture
{
    private int spent;

    internal bool TrySpend() => Interlocked.Exchange(ref spent, 1) == 0;
}
