namespace X80.ReferenceServer.Tests.Web.Handlers;

/// <summary>The rule of every handler. A page that comes without one fails <see cref="HandlerRuleTests"/>.</summary>
internal static class HandlerRules
{
    private const string Record = "/records/person/person-ana-lima";

    public static IReadOnlyDictionary<string, HandlerRule> All { get; } = new Dictionary<string, HandlerRule>
    {
        ["GET /Entry/JoinPage"] = Anybody("/join?code=x", 410),
        ["POST /Entry/JoinPage"] = Anybody("/join?code=x", 410, "Name=Eve", "Login=eve", "Password=a few plain words"),
        ["GET /Entry/SetUpPage"] = Anybody("/set-up?code=x", 200),
        ["POST /Entry/SetUpPage"] = Anybody("/set-up?code=x", 410, "Name=Eve", "Login=eve", "Password=a few plain words"),
        ["GET /Entry/SignInPage"] = Anybody("/sign-in", 200),
        ["POST /Entry/SignInPage"] = Anybody("/sign-in", 401, "Login=nobody", "Password=wrong", "Back=/"),
        ["GET /Entry/SignOutPage"] = Anybody("/sign-out", 200),
        ["POST /Entry/SignOutPage"] = Anybody("/sign-out", 302),
        ["GET /ProblemPage"] = Anybody("/problem/404", 404),
        ["POST /ProblemPage"] = Anybody("/problem/404", 404) with { NeedsNoToken = true },

        ["GET /Records/RecordsPage"] = Members("/?q=ana", 200),
        ["POST /Records/RecordsPage Create"] = Members("/?handler=Create", 302, "kind=person", "name=Eve Rey"),
        ["GET /Records/RecordPage"] = Members(Record, 200),
        ["POST /Records/RecordPage Save"] = Members(Record + "?handler=Save", 302, "now-phone=+5511999990101", "was-phone=+5511999990101"),
        ["POST /Records/RecordPage Company"] = Members(Record + "?handler=Company", 302, "company=Nordlicht Robotics"),
        ["POST /Records/RecordPage Deal"] = Members(Record + "?handler=Deal", 302, "name=Beans"),
        ["GET /Records/HeldPage"] = Administrators(Record + "/held", 200),
        ["POST /Records/HeldPage Export"] = Administrators(Record + "/held?handler=Export", 200),
        ["POST /Records/HeldPage Withdraw"] = Administrators(Record + "/held?handler=Withdraw", 302, "sure=yes"),
        ["GET /Records/TidyPage"] = Administrators(Record + "/tidy", 200),
        ["POST /Records/TidyPage Merge"] = Administrators(Record + "/tidy?handler=Merge", 302, "into=person-dana-cole"),
        ["POST /Records/TidyPage Delete"] = Administrators(Record + "/tidy?handler=Delete", 302),

        ["GET /Mine/AccountPage"] = Members("/account", 200),
        ["POST /Mine/AccountPage End"] = Members("/account?handler=End", 302, "session={session}") with { Foreign = 302 },
        ["POST /Mine/AccountPage Password"] = Members("/account?handler=Password", 302, "wanted=another long password"),
        ["POST /Mine/AccountPage Leave"] = Members("/account?handler=Leave", 302, "sure=yes"),
        ["GET /Mine/AuditPage"] = Members("/audit?member={member}", 200) with { Foreign = 404, ForeignToAdministrator = 200 },
        ["GET /Mine/ConversationsPage"] = Members("/conversations", 200),
        ["GET /Mine/ConversationPage"] = Members("/conversations/{conversation}", 200) with { Foreign = 404 },
        ["POST /Mine/ConversationPage Share"] = Members("/conversations/{conversation}?handler=Share", 302, "Key={key}", "Click={key}", "Crm=embedded", "Already=1") with { Foreign = 404 },
        ["POST /Mine/ConversationPage Private"] = Members("/conversations/{conversation}?handler=Private", 302, "key={key}") with { Foreign = 404 },
        ["POST /Mine/ConversationPage Withdraw"] = Members("/conversations/{conversation}?handler=Withdraw", 302, "key={key}", "sure=yes") with { Foreign = 404 },
        ["GET /Mine/OverridePage"] = Members("/conversations/{conversation}/never-capture", 200) with { Foreign = 404 },
        ["POST /Mine/OverridePage Override"] = Members("/conversations/{conversation}/never-capture?handler=Override", 302, "reason=list") with { Foreign = 404 },
        ["POST /Mine/OverridePage TakeBack"] = Members("/conversations/{conversation}/never-capture?handler=TakeBack", 302, "reason=list") with { Foreign = 404 },
        ["GET /Mine/NeverCapturePage"] = Members("/never-capture", 200),
        ["POST /Mine/NeverCapturePage Add"] = Members("/never-capture?handler=Add", 302, "whose=mine", "channel=whatsapp", "form=conversation", "value={conversation}", "label=x") with { Foreign = 302 },
        ["POST /Mine/NeverCapturePage Remove"] = Members("/never-capture?handler=Remove", 302, "whose=mine", "entry={entry}") with { Foreign = 302 },
        ["GET /Mine/SnippetsPage"] = Members("/snippets", 200),
        ["POST /Mine/SnippetsPage Save"] = Members("/snippets?handler=Save", 302, "whose=mine", "id={snippet}", "title=Other", "text=words") with { Foreign = 302 },
        ["POST /Mine/SnippetsPage Remove"] = Members("/snippets?handler=Remove", 302, "whose=mine", "id={snippet}") with { Foreign = 302 },
        ["GET /Mine/TokensPage"] = Members("/tokens", 200),
        ["POST /Mine/TokensPage Create"] = Members("/tokens?handler=Create", 200, "scope=read", "days=1"),
        ["POST /Mine/TokensPage Pair"] = Members("/tokens?handler=Pair", 200),
        ["POST /Mine/TokensPage Revoke"] = Members("/tokens?handler=Revoke", 302, "token={token}") with { Foreign = 404 },

        ["GET /Workspace/MembersPage"] = Administrators("/members", 200),
        ["POST /Workspace/MembersPage Invite"] = Administrators("/members?handler=Invite", 200, "name=Eve", "role=member"),
        ["POST /Workspace/MembersPage TakeBack"] = Administrators("/members?handler=TakeBack", 302, "invitation=x"),
        ["GET /Workspace/MemberPage"] = Administrators("/members/{member}", 200),
        ["POST /Workspace/MemberPage Revoke"] = Administrators("/members/{member}?handler=Revoke", 302, "token={token}") with { ForeignToAdministrator = 404 },
        ["POST /Workspace/MemberPage Withdraw"] = Administrators("/members/{member}?handler=Withdraw", 302, "conversation={conversation}", "key={key}") with { ForeignToAdministrator = 404 },
        ["POST /Workspace/MemberPage Role"] = Administrators("/members/{member}?handler=Role", 302, "role=administrator"),
        ["POST /Workspace/MemberPage Leave"] = Administrators("/members/{member}?handler=Leave", 302, "sure=yes"),
        ["GET /Workspace/SettingsPage"] = Administrators("/settings", 200),
        ["POST /Workspace/SettingsPage"] = Administrators(
            "/settings", 302, "PrivacyChange=client", "SharesADay=20", "RetentionMonths=24", "SearchesAMinute=30", "RecordsADay=500", "Shown={shown}"),
        ["GET /Workspace/AccessPage"] = Administrators("/settings/records", 200),
        ["POST /Workspace/AccessPage Save"] = Administrators("/settings/records?handler=Save", 302, "kind=person", "field=stage", "shown={shown}"),
        ["POST /Workspace/AccessPage Reset"] = Administrators("/settings/records?handler=Reset", 302, "shown={shown}"),
        ["GET /Workspace/FieldsPage"] = Administrators("/settings/fields", 200),
        ["POST /Workspace/FieldsPage Add"] = Administrators("/settings/fields?handler=Add", 302, "kind=deal", "label=Budget", "type=number", "choices="),
        ["GET /Workspace/StagesPage"] = Administrators("/settings/stages", 200),
        ["POST /Workspace/StagesPage Save"] = Administrators("/settings/stages?handler=Save", 302, "kind=deal", "stages=Lead\nQualified\nProposal\nNegotiation\nWon\nLost"),
        ["POST /Workspace/StagesPage Rename"] = Administrators("/settings/stages?handler=Rename", 302, "kind=deal", "was=Won", "name=Sold"),
        ["POST /Workspace/FieldsPage Remove"] = Administrators("/settings/fields?handler=Remove", 302, "kind=deal", "key=own-budget", "sure=yes"),
        ["GET /Workspace/TablesPage"] = Administrators("/settings/tables", 200),
        ["POST /Workspace/TablesPage Export"] = Administrators("/settings/tables?handler=Export", 200, "kind=person"),
        ["POST /Workspace/TablesPage Import"] = Administrators("/settings/tables?handler=Import", 302, "kind=person"),
        ["GET /Workspace/CrmPage"] = Administrators("/settings/crm", 200),
        ["POST /Workspace/CrmPage Save"] = Administrators("/settings/crm?handler=Save", 400, "crm=attio", "key=no key"), // no CRM is asked
        ["POST /Workspace/CrmPage Choose"] = Administrators("/settings/crm?handler=Choose", 302, "crm=embedded"),
        ["POST /Workspace/CrmPage Forget"] = Administrators("/settings/crm?handler=Forget", 302, "crm=attio"),
    };

    private static HandlerRule Anybody(string address, int status, params string[] fields) => new(address, fields, status, status, status);

    private static HandlerRule Members(string address, int status, params string[] fields) => new(address, fields, 302, status, status);

    private static HandlerRule Administrators(string address, int status, params string[] fields) => new(address, fields, 302, 403, status);
}
