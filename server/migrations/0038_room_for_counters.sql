-- Rows that every order changes find room for their next version on their own page, so that no index
-- has to learn of it.
alter table supplies set (fillfactor = 70);
alter table accounts set (fillfactor = 70);
alter table stock_totals set (fillfactor = 70);
alter table short_number_counters set (fillfactor = 70);
