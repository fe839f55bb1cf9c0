-- What finance gave back by its own decision, beside what an order was due to give back: the order
-- keeps that much less, whatever comes in or is taken off it later.
alter table refunds add column is_goodwill boolean not null default false;
