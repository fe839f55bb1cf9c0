-- Headquarters looks at the orders of a pickup day, newest first.
create index orders_of_pickup_date on orders (region_id, pickup_date, id desc);
