-- name: of_workspace
select id, title, body as text from workspace_snippets where workspace_id = @Workspace order by title, id;

-- name: of_member
select id, title, body as text from member_snippets where workspace_id = @Workspace and member_id = @Member order by title, id;

-- name: set_of_workspace
insert into workspace_snippets (workspace_id, id, title, body) values (@Workspace, @Id, @Title, @Text)
on conflict (workspace_id, id) do update set title = excluded.title, body = excluded.body;

-- name: set_of_member
insert into member_snippets (workspace_id, member_id, id, title, body) values (@Workspace, @Member, @Id, @Title, @Text)
on conflict (workspace_id, member_id, id) do update set title = excluded.title, body = excluded.body;

-- name: drop_of_workspace
delete from workspace_snippets where workspace_id = @Workspace and id = @Id;

-- name: drop_of_member
delete from member_snippets where workspace_id = @Workspace and member_id = @Member and id = @Id;
