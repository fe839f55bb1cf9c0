-- no transaction
-- Two suppliers may come short of one line: each part is of the one who bears it. Whatever else is
-- found takes a line's goods once, whoever is said to bear it.
drop index concurrently if exists shortfalls_of_supplier;
create unique index concurrently shortfalls_of_supplier
  on shortfalls (region_id, order_id, line_number, stage, subject_id, bearer_id)
  where bearer_kind = 'supplier';
drop index concurrently if exists shortfalls_of_others;
create unique index concurrently shortfalls_of_others
  on shortfalls (region_id, order_id, line_number, stage, subject_id)
  where bearer_kind <> 'supplier';
