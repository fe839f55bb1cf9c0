-- The last codes of an authenticator that were taken: none is taken a second time (RFC 6238, 5.2).
alter table auth_two_factors add column used_codes text[] not null default '{}';
