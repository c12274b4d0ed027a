-- Where a move of the demo's clock leads that has not ended: a restart in the middle goes on with it.
alter table demo_clock add column target timestamptz;
