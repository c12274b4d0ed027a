-- An extension is an agreement: until when, drawn up as a document that both sign; where the use is below what is called
-- reasonable, two people of FSE decide.
alter table extension
    add column extends_to date,                      -- the last day that is asked for or offered; null: of older ones
    add column document integer,                     -- which document of extension of the case is the present one
    add column reasonable boolean;                   -- whether the use reached the term on the day it was measured
drop trigger audit on extension;
create trigger audit after insert or update or delete on extension for each row execute function
    record_change('number', 'term_ends_on', 'asked_on', 'extends_to', 'settled', 'concluded_on', 'stopped_on',
        'held_until');
