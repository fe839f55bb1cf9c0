-- No statement asks by these, and each order pays for them.
drop index orders_of_checkout;
drop index payments_of_payer;
-- Keys are deleted by age over all regions, and lie in the order in which they came.
drop index idempotency_keys_age;
create index idempotency_keys_age on idempotency_keys using brin (created_at);
