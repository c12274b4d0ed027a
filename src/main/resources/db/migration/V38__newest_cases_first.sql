-- Lists of cases show the newest first, a page at a time: FSE's over all institutions, everybody else's within their own.
-- Without these a page sorts all cases that there ever were: 0.6 s where there are 100,000, and more with every year. The
-- second one finds an institution's cases for everything else, too.
create index case_file_newest on case_file (opened_at desc, case_number desc);
create index case_file_newest_of_institution on case_file (institution_id, opened_at desc, case_number desc);
drop index case_file_of_institution;
