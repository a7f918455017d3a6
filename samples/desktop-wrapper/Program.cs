using X80.Samples.DesktopWrapper;
using X80.Samples.DesktopWrapper.Native;

// X80_BACKEND_URL=https://x80.example/ X80_TOKEN=x80_… dotnet run --project samples/desktop-wrapper
try
{
    var options = WrapperOptions.Of(Environment.GetEnvironmentVariable);
    return GtkLoop.Run(loop => Wrapper.RunAsync(loop, options));
}
catch (WrapperException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
