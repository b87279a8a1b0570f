-- Villages by the day: dated names below a commune.

create table villages (
    village uuid primary key,
    since date not null,
    ended date,
    name_days date[] not null,
    names text[] not null,
    commune_days date[] not null,
    communes text[] not null
);
create index villages_of_commune on villages using gin (communes);
grant select, insert, update, delete on villages to {runtime};
