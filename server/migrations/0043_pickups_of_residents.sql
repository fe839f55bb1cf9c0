-- no transaction
-- A resident's list of orders says which of them wait to be fetched.
drop index concurrently if exists pickups_of_resident;
create index concurrently pickups_of_resident on pickups (region_id, resident_id)
  where handed_at is null and returned_at is null;
