-- Who holds which appointment and how units nest, read from the events that say so.

create table authority_units (
    code text primary key,
    name text not null,
    parent text,
    parent_before text,
    transferred_on date,
    valid_from date not null,
    valid_until date
);

-- What each unit stands under today; a transfer may lie ahead.
create view authority_nesting as
select code, case
    when transferred_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date then parent_before else parent
end as parent
from authority_units;

create table authority_offices (
    office uuid primary key,
    name text not null,
    unit text not null
);

create table authority_appointments (
    appointment uuid primary key,
    person text not null,
    role text not null,
    office uuid not null,
    unit text not null,
    since date not null,
    until date,
    ended_on date,
    stream text not null,
    version int not null
);
create index authority_appointments_of_person on authority_appointments (person);

grant select, insert, update, delete on authority_units, authority_offices, authority_appointments to {runtime};
grant select on authority_nesting to {runtime};
