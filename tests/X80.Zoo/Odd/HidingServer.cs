using Microsoft.AspNetCore.Http;
using X80.Zoo.Servers.Loopholes;

namespace X80.Zoo.Odd;

/// <summary>Answers every refusal but that of a token as if there were nothing, and every write as accepted.</summary>
internal sealed class HidingServer : OddServer
{
    private const string Nothing = "{\"type\":\"https://x80.dev/problems/not-found\",\"title\":\"There is nothing here.\",\"status\":404}";

    public override string Name => "hiding";

    public override string Defect => "None: it says 404 for every refusal and 202 for every write.";

    protected override string Answer(SeenRequest request, HttpResponse response, string answer)
    {
        if (response.StatusCode is >= 400 and < 500 and not 401 and not 429)
        {
            response.StatusCode = 404;
            response.ContentType = "application/problem+json";
            return Nothing;
        }
        if (response.StatusCode == 200 && request.Method != "GET")
        {
            response.StatusCode = 202;
        }
        return answer;
    }
}
