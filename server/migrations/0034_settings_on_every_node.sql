-- Settings are few, written seldom and read everywhere, the operator's beside a region's own: on
-- every node they are at hand, and a shard asks no other.
comment on table settings is 'reference | kept always | the setter stays as an id without a person';

-- A function that reads a region's table could not be asked on a shard. Queries say it themselves.
drop function price_book_version(text);
