-- Units by the day: what each was called, and stood under, from which day on; read anew from the first event.

drop table units;
create table units (
    code text primary key,
    kind text not null,
    valid_from date not null,
    ended date,
    heirs text[] not null,
    name_days date[] not null,
    names text[] not null,
    -- The names as one types them: without case and accents.
    folded text[] not null,
    type_days date[] not null,
    types text[] not null,
    parent_days date[] not null,
    parents text[] not null
);
create index units_below on units using gin (parents);
grant select, insert, update, delete on units to {runtime};

-- The value from the last of the days that is not after this one; of a unit that begins later, its first.
create function standing(days date[], vals text[], day date) returns text language sql immutable
return coalesce(
    (select vals[i] from generate_subscripts(days, 1) as i where days[i] <= day order by i desc limit 1), vals[1]
);

delete from offsets where subscription = 'units';
delete from ahead where subscription = 'units';
