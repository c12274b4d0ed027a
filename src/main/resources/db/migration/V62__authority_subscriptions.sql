-- An annual subscription can be an authority's, too (M8): it belongs to a database or to an authority's agreement.
alter table subscription alter column database_case drop not null;
alter table subscription add column authority_case text references authority_scheme
    check ((authority_case is null) <> (database_case is null));
