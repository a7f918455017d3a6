namespace X80.Cli.Demo;

/// <summary>A step did not show what it should have. The message says what was expected and what was seen, without content.</summary>
internal sealed class DemoCheckException : Exception
{
    public DemoCheckException(string message) : base(message)
    {
    }

    /// <exception cref="DemoCheckException">It does not hold.</exception>
    public static void Require(bool holds, string expected)
    {
        if (!holds)
        {
            throw new DemoCheckException(expected);
        }
    }
}
