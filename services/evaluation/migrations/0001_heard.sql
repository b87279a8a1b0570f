-- What registry says of units, products, producers and dossiers.

create table unit_levels (
    unit text primary key,
    level text not null
);

create table products (
    product uuid primary key,
    producer uuid not null,
    name text not null,
    unit text not null
);

create table producers (
    producer uuid primary key,
    name text not null
);

create table dossiers (
    dossier uuid primary key,
    product uuid,
    producer uuid,
    kind text,
    filed_on date,
    forwarded_on date,
    criteria_set int,
    unit text,
    to_office uuid,
    evidence int,
    report text
);
create index dossiers_by_office on dossiers (to_office, forwarded_on, dossier) where forwarded_on is not null;

grant select, insert, update, delete on unit_levels, products, producers, dossiers to {runtime};
