-- no transaction
-- Found by sound; and those whose name is still to be spelled, of whom there are none before long.
alter table residents validate constraint residents_erased_unheard;
drop index concurrently if exists residents_by_sound;
create index concurrently residents_by_sound on residents using gin (sounds);
drop index concurrently if exists residents_unspelled;
create index concurrently residents_unspelled on residents (region_id, id)
  where sounds is null and erased_at is null;
