-- Units and offices as they stand by what was said last.

create table units (
    code text primary key,
    name text not null,
    kind text not null,
    type text not null,
    parent text,
    valid_from date not null,
    ended date
);
create index units_below on units (parent, code);

create table offices (
    office uuid primary key,
    name text not null,
    kind text not null,
    unit text not null,
    since date not null,
    ended date,
    succeeded_by uuid
);
create index offices_of_unit on offices (unit, office);

grant select, insert, update, delete on units, offices to {runtime};
