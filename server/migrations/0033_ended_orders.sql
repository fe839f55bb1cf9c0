-- Few orders are cancelled or run out: headquarters finds them without looking through all others.
-- Their columns already stand in the condition of orders_unpaid, so that no update costs more.
create index orders_ended on orders (region_id, id desc)
  where cancelled_at is not null or expired_at is not null;
