-- What every module stands on: the program's own role, the clock, events, keys, audit, settings.
-- A table's comment declares: placement | how long it is kept | what erasing a person does to it.
-- placement is region (distributed by region_id), reference (small, on every node) or local.

do $$
begin
  if not exists (select from pg_roles where rolname = 'linli_app') then
    create role linli_app nologin;
  end if;
exception
  -- Roles belong to the whole server: another database's migration may have made it just now.
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  execute format('grant linli_app to %I', current_user);
  execute format('grant usage on schema %I to linli_app', current_schema());
end
$$;

alter default privileges grant select, insert, update, delete on tables to linli_app;
alter default privileges grant usage, select on sequences to linli_app;

create extension if not exists pg_trgm;

create table installation (
  only_row boolean primary key default true check (only_row),
  kind text not null check (kind in ('production', 'demo', 'replay', 'test')),
  clock_offset interval not null default '0',
  made_at timestamptz not null default clock_timestamp(),
  -- Only a database made for play may live at another time than the world's.
  check (kind <> 'production' or clock_offset = '0')
);
comment on table installation is 'reference | kept always | nothing personal';
revoke insert, update, delete on installation from linli_app;
grant update (clock_offset) on installation to linli_app;

-- Business time. Sessions, leases and ids use real time instead.
create function linli_now() returns timestamptz
  language sql stable parallel safe
  as $$ select statement_timestamp() + clock_offset from installation $$;

create table events (
  region_id text not null,
  id uuid not null,
  type text not null,
  subject_kind text not null,
  subject_id uuid not null,
  body jsonb not null default '{}',
  actor_id uuid,
  occurred_at timestamptz not null,
  delivered_at timestamptz,
  primary key (region_id, id)
);
comment on table events is 'region | kept 7 years | nothing personal: bodies hold ids and figures only';
create index events_undelivered on events (region_id, id) where delivered_at is null;
create index events_of_subject on events (region_id, subject_id, id);

create table event_failures (
  region_id text not null,
  event_id uuid not null,
  consumer text not null,
  attempts integer not null,
  next_try_at timestamptz not null,
  given_up_at timestamptz,
  error text not null,
  primary key (region_id, event_id, consumer)
);
comment on table event_failures is 'region | kept until delivered | nothing personal';

create table idempotency_keys (
  region_id text not null,
  actor_id uuid not null,
  key text not null check (length(key) between 8 and 128),
  request_hash bytea not null,
  status smallint not null,
  reply jsonb not null,
  created_at timestamptz not null default now(),
  primary key (region_id, actor_id, key)
);
comment on table idempotency_keys is 'region | kept 7 days | gone with the 7 days';
create index idempotency_keys_age on idempotency_keys (region_id, created_at);

create table audit_entries (
  region_id text not null,
  id uuid not null,
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  details jsonb not null default '{}',
  address text,
  request_id text,
  occurred_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table audit_entries is 'region | kept 10 years | the actor stays as an id without a person';
create index audit_entries_of_subject on audit_entries (region_id, subject_kind, subject_id, id);
create index audit_entries_of_actor on audit_entries (region_id, actor_id, id);
revoke update, delete, truncate on audit_entries from linli_app;

create table settings (
  region_id text not null,
  id uuid not null,
  scope_kind text not null check (scope_kind in ('operator', 'region', 'community', 'station')),
  scope_id text not null,
  name text not null,
  value jsonb not null,
  in_force_from timestamptz not null,
  set_by uuid,
  set_at timestamptz not null default now(),
  primary key (region_id, id)
);
comment on table settings is 'region | kept always | the setter stays as an id without a person';
create index settings_in_force on settings (region_id, name, scope_kind, scope_id, in_force_from desc);
revoke update, delete, truncate on settings from linli_app;

create table secrets (
  name text primary key,
  key_id text not null,
  ciphertext bytea not null,
  set_by uuid,
  set_at timestamptz not null default now()
);
comment on table secrets is 'local | kept until replaced | nothing personal';
-- A worker that stopped beating is dead: its jobs are freed after two minutes, not after four hours.
create table worker_heartbeats (
  worker_id text primary key,
  beaten_at timestamptz not null default now()
);
comment on table worker_heartbeats is 'local | kept while the worker lives | nothing personal';
