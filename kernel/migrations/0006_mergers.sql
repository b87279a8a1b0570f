-- A unit that was merged lives on in its heirs: whoever may act for one of them may act for it.

alter table authority_units
    add column heirs text[] not null default '{}',
    add column merged_on date;

-- What each unit stands under today: its parent, and its heirs; a transfer or a merger may lie ahead.
create or replace view authority_nesting as
with today as (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as day)
select code, case when transferred_on > day then parent_before else parent end as parent
from authority_units, today
union all
select code, unnest(heirs) from authority_units, today where merged_on <= day;

-- The unit and everything below it.
create function units_below(unit text) returns setof text language sql stable
begin atomic
    with recursive below (code) as (
        select unit union select n.code from authority_nesting n join below b on n.parent = b.code
    )
    select code from below;
end;

grant execute on function units_below to {runtime};
