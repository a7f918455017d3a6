-- Until when a request that failed may still be carried out by the CRM, Unix milliseconds.
alter table sent_activities add column uncertain_until integer not null default 0;

-- While a write is still at its CRM call, Unix milliseconds: told to a second one on another replica. Ends by itself where that died.
alter table idempotency add column running_until integer not null default 0;
