-- Until when a request that failed may still be carried out by the CRM, Unix milliseconds.
alter table sent_activities add column uncertain_until integer not null default 0;
