-- What one of a SKU is called, in the languages of its readers. Small: a table of goods, not of orders.
alter table skus alter column unit drop default;
alter table skus alter column unit type jsonb
  using case when unit = '' then '{}' else jsonb_build_object('zh-CN', unit) end;
alter table skus alter column unit set default '{}';
