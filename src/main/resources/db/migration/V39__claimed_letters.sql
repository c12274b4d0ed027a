-- Letters are sent while no row is locked and no connection held. Until then, by the database's clock, they are the
-- node's that has claimed them; a node that dies leaves them to the others when that time has passed.
alter table notice add column claimed_until timestamptz;
