-- The CRM that the linked record lies in; a link into a former CRM links nothing in another. All so far lie in the embedded one.
alter table conversations add column link_crm text not null default 'embedded';
