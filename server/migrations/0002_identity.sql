-- Sign-in belongs to better-auth: the auth_ tables follow its schema, with our column names.

create table auth_users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  phone_number text unique,
  phone_number_verified boolean,
  two_factor_enabled boolean not null default false,
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en', 'es')),
  -- Set while the password is one that an administrator gave: it opens nothing but its own change.
  temporary_password_until timestamptz,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth_users is 'local | kept while the person has a login | emptied: name, phone, e-mail';

create table auth_sessions (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references auth_users (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth_sessions is 'local | kept until it expires | deleted';
create index auth_sessions_of_user on auth_sessions (user_id);
create index auth_sessions_ending on auth_sessions (expires_at);

create table auth_accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth_users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth_accounts is 'local | kept while the person has a login | deleted';
create unique index auth_accounts_once on auth_accounts (provider_id, account_id);
create index auth_accounts_of_user on auth_accounts (user_id);

create table auth_verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table auth_verifications is 'local | kept until it expires | gone with the hour';
create index auth_verifications_by_identifier on auth_verifications (identifier);

create table auth_passkeys (
  id uuid primary key,
  name text,
  public_key text not null,
  user_id uuid not null references auth_users (id) on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
comment on table auth_passkeys is 'local | kept while the person has a login | deleted';

create table auth_two_factors (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references auth_users (id) on delete cascade,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
comment on table auth_two_factors is 'local | kept while the person has a login | deleted';

create index auth_passkeys_of_user on auth_passkeys (user_id);
create unique index auth_two_factors_of_user on auth_two_factors (user_id);

-- Tries at one phone or e-mail, whatever address they come from and whether it is anyone's or not.
create table sign_in_attempts (
  action text not null check (action in ('send_code', 'guess_code', 'guess_password')),
  target_hash bytea not null,
  attempts integer not null,
  window_ends_at timestamptz not null,
  primary key (action, target_hash)
);
comment on table sign_in_attempts is 'local | kept until its window ends | nothing personal: a keyed hash';

-- What a person may do, and where. A grant is never changed: it is given and taken back.
create table grants (
  id uuid primary key,
  person_id uuid not null references auth_users (id),
  role text not null,
  region_id text,
  community_id uuid,
  station_id uuid,
  supplier_id uuid,
  given_by uuid,
  given_at timestamptz not null default now(),
  revoked_by uuid,
  revoked_at timestamptz
);
comment on table grants is 'local | kept always | revoked; the person stays as an id';
create index grants_in_force on grants (person_id) where revoked_at is null;
create unique index grants_once
  on grants (person_id, role, region_id, community_id, station_id, supplier_id)
  nulls not distinct where revoked_at is null;
create index grants_of_region on grants (region_id, id desc);
