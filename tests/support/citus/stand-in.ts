import type pg from 'pg'

/**
 * What linli distribute asks of Citus, standing in for it on a plain PostgreSQL: the same functions
 * and catalogs, which note down what is asked and refuse what Citus refuses about the order of
 * foreign keys. It moves nothing; what Citus really does with it only a cluster can show.
 */
export async function pretendCitus(client: pg.ClientBase): Promise<void> {
  await client.query('set allow_system_table_mods to on')
  await client.query(STAND_IN)
  await client.query('reset allow_system_table_mods')
}

const STAND_IN = `
insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
  select 990001, 'citus', 10, oid, false, '13.0-1' from pg_namespace where nspname = 'pg_catalog';
create schema stand_in;
grant usage on schema stand_in to public;
create table stand_in.asked (number int generated always as identity, what text not null);
create table pg_catalog.pg_dist_local_group (groupid int not null);
insert into pg_catalog.pg_dist_local_group values (0);
create table pg_catalog.pg_dist_node
  (nodeid int, groupid int, nodename text, nodeport int, noderole text, isactive boolean);
insert into pg_catalog.pg_dist_node values (1, 0, 'coordinator', 5432, 'primary', true),
  (2, 1, 'worker-1', 5432, 'primary', true), (3, 2, 'worker-2', 5432, 'primary', true);
create table pg_catalog.pg_dist_partition (logicalrelid regclass primary key, partmethod "char",
  partkey text, colocationid int, repmodel "char");
create table stand_in.answers (success boolean not null, result text not null);
insert into stand_in.answers values (true, 'ok');

create function pg_catalog.column_to_column_name(regclass, text) returns text
  language sql as 'select $2';

create function pg_catalog.run_command_on_workers(command text)
  returns table (nodename text, nodeport int, success boolean, result text) language plpgsql as $$
begin
  insert into stand_in.asked (what) values ('workers: ' || command);
  return query select n.nodename, n.nodeport, a.success, a.result
    from pg_dist_node n cross join stand_in.answers a where n.groupid <> 0;
end $$;

create function pg_catalog.run_command_on_placements(relation regclass, command text)
  returns table (nodename text, nodeport int, shardid bigint, success boolean, result text)
  language plpgsql as $$
begin
  insert into stand_in.asked (what) values (format(command, relation));
  return query select n.nodename, n.nodeport, 1::bigint, true, 'GRANT' from pg_dist_node n;
end $$;

create function pg_catalog.create_distributed_function(function regprocedure) returns void
  language plpgsql as $$
begin
  insert into stand_in.asked (what) values ('function ' || function);
end $$;

create function stand_in.refuse_keys(relation regclass) returns void language plpgsql as $$
declare parent regclass;
begin
  if exists (select from pg_dist_partition where logicalrelid = relation) then
    raise exception 'table % is already distributed', relation;
  end if;
  select confrelid::regclass into parent from pg_constraint f
  where f.conrelid = relation and f.contype = 'f' and f.confrelid <> relation
    and not exists (select from pg_dist_partition p where p.logicalrelid = f.confrelid) limit 1;
  if parent is not null then
    raise exception 'referenced table % must be a distributed table or a reference table', parent;
  end if;
end $$;

create function pg_catalog.create_reference_table(relation regclass) returns void
  language plpgsql as $$
begin
  perform stand_in.refuse_keys(relation);
  if current_setting('citus.enable_local_reference_table_foreign_keys') <> 'off' then
    raise exception 'tables that point to % would become local ones', relation;
  end if;
  insert into pg_dist_partition values (relation, 'n', null, 1, 't');
  insert into stand_in.asked (what) values ('reference ' || relation);
end $$;

create function pg_catalog.create_distributed_table(relation regclass, key text,
  colocate_with text default 'default', shard_count int default null) returns void
  language plpgsql as $$
declare colocation int := 2;
begin
  perform stand_in.refuse_keys(relation);
  if colocate_with <> 'none' then
    select colocationid into strict colocation from pg_dist_partition
      where logicalrelid = colocate_with::regclass and partmethod = 'h';
  elsif exists (select from pg_dist_partition where partmethod = 'h') then
    raise exception 'a second co-location group for %', relation;
  end if;
  insert into pg_dist_partition values (relation, 'h', key, colocation, 's');
  insert into stand_in.asked (what) values ('distributed ' || relation);
end $$;

create function pg_catalog.truncate_local_data_after_distributing_table(relation regclass)
  returns void language plpgsql as $$
begin
  insert into stand_in.asked (what) values ('emptied ' || relation);
end $$;
`
