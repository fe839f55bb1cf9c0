-- Where goods come from, in the languages of their readers. Small: a table of goods, not of orders.
alter table products alter column origin drop default;
alter table products alter column origin type jsonb
  using case when origin = '' then '{}' else jsonb_build_object('zh-CN', origin) end;
alter table products alter column origin set default '{}';
