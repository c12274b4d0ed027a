-- An authority changes what its agreement holds and orders data for a purpose of its own (M6) by a proposal.
alter table proposal drop constraint proposal_scheme_check, add constraint proposal_scheme_check
    check (scheme in ('RESEARCHER', 'SUBPROJECT', 'DATABASE', 'AUTHORITY'));
