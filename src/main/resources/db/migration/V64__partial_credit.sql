-- A bill is credited line by line, whole or in part, as often as there is something left of it.
alter table bill drop constraint bill_credits_key;
create index credits_of_bill on bill (credits) where credits is not null;
alter table charge drop constraint charge_takes_back_key;
create index charges_taking_back on charge (takes_back) where takes_back is not null;

-- The last part of a line is what is left of its amount, which may be an øre from the quantity by the rate.
alter table charge drop constraint charge_check, add constraint charge_amount_check
    check (takes_back is not null or amount_oere = round(quantity * rate_oere));

-- Never more than was charged, also of two who take back at once: the second waits for the first.
create function take_back_no_more() returns trigger language plpgsql security definer set search_path = microdata as $$
declare
  taken charge;
  quantity_left numeric;
  amount_left bigint;
begin
  select * into taken from charge where id = new.takes_back for update;
  select taken.quantity + coalesce(sum(b.quantity), 0), taken.amount_oere + coalesce(sum(b.amount_oere), 0)
    into quantity_left, amount_left from charge b where b.takes_back = taken.id;
  if taken.takes_back is not null or new.quantity + quantity_left < 0 or new.amount_oere + amount_left < 0
     or new.quantity + quantity_left = 0 and new.amount_oere + amount_left <> 0 then
    raise exception 'more is taken back of charge % than there is', taken.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger no_more before insert on charge for each row when (new.takes_back is not null)
    execute function take_back_no_more();
