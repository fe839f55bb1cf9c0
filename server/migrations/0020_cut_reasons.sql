-- Why a supplier brings less of a line than was asked for, in its own words.
alter table purchase_order_lines add column cut_why text;
