-- What is still to be delivered stands in a table of its own. Marking the event itself rewrote a
-- wide row and all of its indexes once for every event there ever was.

create table undelivered_events (
  region_id text not null,
  event_id uuid not null,
  primary key (region_id, event_id)
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
comment on table undelivered_events is 'region | kept until delivered | nothing personal';

insert into undelivered_events (region_id, event_id)
select region_id, id from events where delivered_at is null;

drop index events_undelivered;
alter table events drop column delivered_at;
