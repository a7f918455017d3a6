-- A next step was the midnight of its day where the server was started, and moved to another day with the time zone. It is
-- the day's midnight in UTC from here on; half a day and an hour and a half bring every zone from -10 to +13 to its own day.
update crm_records set next_step_at = (next_step_at + 48600000) / 86400000 * 86400000 where next_step_at is not null;
