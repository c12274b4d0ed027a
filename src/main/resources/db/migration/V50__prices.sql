-- What things cost, from a day on, each with the source. Rows are added and never touched again; the last one decided
-- for a day counts.
create table price (
    id           bigint generated always as identity primary key,
    item         text not null,                      -- as in PriceItem
    audience     text not null check (audience in ('PUBLIC', 'PRIVATE', 'ALL')),
    value        numeric(14, 2) check (value >= 0),  -- kroner, hours or per cent, as the item says; null: not known
    applies_from date not null,
    basis        text not null check (basis in ('PUBLISHED', 'JUDGEMENT', 'NOT_PUBLISHED', 'CONFIGURATION')),
    rival        boolean not null default false,     -- what another source says of the same; it is shown and never counts
    source       text not null check (source <> ''),
    reason       text not null default '',           -- why it was changed; empty: as it came with the application
    decided_by   text not null,
    decided_at   timestamptz not null,
    check ((basis = 'NOT_PUBLISHED') = (value is null))
);

-- As published; sources name years, so that each begins on 1 January (domain 7; S12, S96, S97, S98).
insert into price (item, audience, value, applies_from, basis, rival, source, decided_by, decided_at)
select item, audience, value, day::date, basis, rival, source, 'systemet', now()
from (values
  ('HOUR', 'PRIVATE', 2102, '2019-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Priser (dansk side, 2019)'),
  ('HOUR', 'PUBLIC', 1607, '2019-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Priser (dansk side, 2019)'),
  ('HOUR', 'PRIVATE', 2202, '2020-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Priser (dansk side, 2020)'),
  ('HOUR', 'PUBLIC', 1745, '2020-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Priser (dansk side, 2020)'),
  ('HOUR', 'PRIVATE', null, '2021-01-01', 'NOT_PUBLISHED', false, 'Satserne for 2021-2023 er ikke fundet'),
  ('HOUR', 'PUBLIC', null, '2021-01-01', 'NOT_PUBLISHED', false, 'Satserne for 2021-2023 er ikke fundet'),
  ('HOUR', 'PRIVATE', 2130, '2024-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2024)'),
  ('HOUR', 'PUBLIC', 1538, '2024-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (engelsk side, 2024)'),
  ('HOUR', 'PUBLIC', 1568, '2024-01-01', 'PUBLISHED', true, 'Danmarks Statistik, Priser (dansk side, 2024)'),
  ('HOUR', 'PRIVATE', 2299, '2025-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2025)'),
  ('HOUR', 'PUBLIC', 1674, '2025-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2025)'),
  ('HOUR', 'PRIVATE', 2299, '2026-01-01', 'JUDGEMENT', false, 'Satsen for 2025, indtil en nyere er oplyst'),
  ('HOUR', 'PUBLIC', 1674, '2026-01-01', 'JUDGEMENT', false, 'Satsen for 2025, indtil en nyere er oplyst'),
  ('STORAGE', 'ALL', 15, '2019-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Priser (dansk side, 2019)'),
  ('STORAGE', 'ALL', 15, '2020-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Priser (dansk side, 2020)'),
  ('STORAGE', 'ALL', null, '2021-01-01', 'NOT_PUBLISHED', false, 'Satserne for 2021-2023 er ikke fundet'),
  ('STORAGE', 'ALL', 16, '2024-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2024)'),
  ('STORAGE', 'ALL', 16, '2025-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2025)'),
  ('STORAGE', 'ALL', 16, '2026-01-01', 'JUDGEMENT', false, 'Satsen for 2025, indtil en nyere er oplyst'),
  ('PROPOSAL', 'ALL', 2, '2025-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2025)'),
  ('PROPOSAL', 'ALL', 2, '2026-01-01', 'JUDGEMENT', false, 'Som i 2025, indtil andet er oplyst'),
  ('FIRST_DATA_SET', 'ALL', 1.05, '2025-01-01', 'PUBLISHED', false, 'Danmarks Statistik, Prices (2025): ét datasæt'),
  ('FIRST_DATA_SET', 'ALL', 1.05, '2026-01-01', 'JUDGEMENT', false, 'Som i 2025, indtil andet er oplyst'),
  ('FURTHER_DATA_SET', 'ALL', 0.04, '2025-01-01', 'JUDGEMENT', false,
      'To datasæt: 1,09 timer (Danmarks Statistik, Prices, 2025). Rækkerne over to er ikke set; samme tillæg er brugt'),
  ('SUBSCRIPTION', 'ALL', null, '2019-01-01', 'NOT_PUBLISHED', false, 'Prisen står i FSE’s tilbud på det enkelte årsabonnement'),
  ('SERVER', 'ALL', null, '2019-01-01', 'NOT_PUBLISHED', false, 'Danmarks Statistik, Prices (2025): beløbet er ikke set'),
  ('USER', 'ALL', null, '2026-01-01', 'NOT_PUBLISHED', false,
      'Ny prismodel fra januar 2026 (antal brugere og datapakker): beløbene er ikke fundet'),
  ('PACKAGE', 'ALL', null, '2026-01-01', 'NOT_PUBLISHED', false,
      'Ny prismodel fra januar 2026 (antal brugere og datapakker): beløbene er ikke fundet'),
  ('VAT', 'ALL', 25, '2019-01-01', 'CONFIGURATION', false,
      'Momslovens sats. Om der skal moms på, er ikke oplyst: priserne er „ekskl. moms“. Sæt 0, hvis der ikke skal')
) as published (item, audience, value, day, basis, rival, source);

create trigger append_only before update or delete or truncate on price
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on price for each row execute function
    record_change('item', 'audience', 'value', 'applies_from', 'basis', 'decided_by');
