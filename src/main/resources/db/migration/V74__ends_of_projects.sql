-- The yearly report asks which projects were closed in a year.
create index projects_by_end on project (closed_on) where closed_on is not null;
