-- How a resident's name is spelled in Latin letters, in full and by initials, so that the whole region
-- is searched by it. The database knows no pinyin: names that stand here already are spelled by a
-- sweep, set by set, and are empty until then. Nobody who was erased keeps the sound of a name.
alter table residents
  add column sounds tsvector,
  add constraint residents_erased_unheard check (erased_at is null or sounds is null) not valid;
comment on table residents is
  'region | kept while active | name, its sounds, phone, home, login emptied; the id stays';
