-- What was rated, as it is counted, and how members scored; a row stands for one judging.

create table ratings (
    judging uuid primary key,
    dossier uuid not null,
    product uuid not null,
    producer_unit text not null,
    council uuid not null,
    round uuid,
    level text not null,
    office uuid not null,
    unit text not null,
    rules text not null,
    criteria_set int not null,
    kind text not null,
    discussions int not null,
    rescored int not null,
    first_spread int,
    spread int,
    year int,
    rated_at timestamptz,
    average_numerator int,
    average_denominator int,
    sheets int,
    band int,
    stars int,
    failed_gates text[] not null,
    decision uuid
);
create index ratings_by_year on ratings (year) where stars is not null;
create index ratings_by_set on ratings (rules, criteria_set, year) where stars is not null;
create index ratings_by_round on ratings (office, round) where stars is not null;
create index ratings_by_decision on ratings (decision, product);

create table scorings (
    judging uuid primary key,
    members text[] not null,
    totals smallint[] not null,
    deviations int[] not null,
    stars_without smallint[],
    points smallint[]
);

-- Where each unit stands today, at one level: under which province, say. One that was merged stands
-- where its heirs do; where they stand apart, it stands with the first by code, so that sums add up.
create function units_placed(wanted text) returns table (unit text, placed text) language sql stable
begin atomic
    with recursive today as (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as day),
    standing (code, merged, next) as (
        select code, merged_on is not null and merged_on <= day, case
            when merged_on <= day then heirs
            when transferred_on > day then array[parent_before]
            else array[parent]
        end
        from authority_units, today
    ),
    above (unit, code) as (
        select code, code from standing
        union
        select a.unit, n.code from above a join standing s on s.code = a.code
        cross join lateral unnest(s.next) as n (code) where n.code is not null
    )
    select distinct on (a.unit) a.unit, a.code
    from above a join standing s on s.code = a.code join unit_levels l on l.unit = a.code
    where l.level = wanted and not s.merged
    order by a.unit, a.code;
end;

grant select, insert, update, delete on ratings, scorings to {runtime};
grant execute on function units_placed to {runtime};
