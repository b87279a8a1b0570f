-- Offices by the day: what each was called from which day on; read anew from the first event.

drop table offices;
create table offices (
    office uuid primary key,
    kind text not null,
    unit text not null,
    since date not null,
    ended date,
    succeeded_by uuid,
    name_days date[] not null,
    names text[] not null,
    -- The names as one types them: without case and accents.
    folded text[] not null
);
create index offices_of_unit on offices (unit, office);
grant select, insert, update, delete on offices to {runtime};

delete from offsets where subscription = 'offices';
delete from ahead where subscription = 'offices';
