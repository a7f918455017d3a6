-- name: active_epoch
select epoch from key_epochs where active = 1;
