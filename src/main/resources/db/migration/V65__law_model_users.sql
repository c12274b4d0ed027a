-- The page of Lovmodellen's users shows them ministry by ministry, from the last line of the page before on.
create index law_model_user_by_ministry on law_model_user (institution_id, id) where access_until is null;
