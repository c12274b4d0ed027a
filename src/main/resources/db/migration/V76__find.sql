-- What people find anything by: words in Danish, so that "ansøgninger" finds "ansøgning", and numbers part by part, so that
-- "2026-001" finds PDB-2026-001. The indexes hold words only and lie beside the texts: no text is copied anywhere.
create function words_of(text text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.danish',
    lower(translate(left(text, 200000), '-/@._<>&#:+=\~', '              ') collate "da-x-icu"))
$$;
-- Names are not inflected: "Hansen" is no form of "Hans".
create function names_of(text text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.simple',
    lower(translate(left(text, 200000), '-/@._<>&#:+=\~', '              ') collate "da-x-icu"))
$$;

create index found_case on case_file using gin (words_of(case_number || ' ' || title));
create index found_application on application using gin (words_of(coalesce(purpose, '') || ' '
  || coalesce(environment, '') || ' ' || coalesce(planned_subprojects, '') || ' ' || coalesce(other_sources, '')));
create index found_proposal on proposal using gin (words_of(coalesce(purpose, '') || ' ' || coalesce(description, '')
  || ' ' || coalesce(relevance, '') || ' ' || coalesce(population, '') || ' ' || coalesce(external_data, '')
  || ' ' || coalesce(publication, '')));
create index found_decision on decision using gin (words_of(reason));
create index found_notice on notice using gin (words_of(title || ' ' || body));
create index found_attachment on attachment using gin (words_of(name || ' ' || label)) where version is not null;
create index found_failure_note on failure_note using gin (words_of(text));
create index found_institution on institution using gin (names_of(name || ' '
  || coalesce(authorisation_number::text, '')));
create index found_person on person using gin (names_of(name)) where erased_on is null;
create index found_register on catalogue_register using gin (words_of(code || ' ' || name_da || ' ' || name_en || ' '
  || topic)) where until is null;
