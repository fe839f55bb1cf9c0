-- Since when a waiting payment is no longer for an order, which ended or was paid otherwise: it ends
-- with the last of its orders, also where they end one after the other.
alter table payment_orders add column closed_at timestamptz;
