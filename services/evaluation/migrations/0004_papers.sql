-- Decisions, certificates and inspections.

create table decisions (
    decision uuid primary key,
    kind text not null,
    number text not null,
    office uuid not null,
    unit text not null,
    level text not null,
    signed_on date not null,
    products uuid[] not null
);
create index decisions_by_day on decisions (signed_on, decision);

create table certificates (
    certificate uuid primary key,
    product uuid not null,
    producer uuid not null,
    stars int not null,
    decision uuid,
    decision_number text not null,
    office uuid not null,
    unit text not null,
    level text not null,
    valid_from date not null,
    valid_until date not null,
    historical bool not null,
    standing text not null,
    ended_on date,
    successor uuid,
    ground text,
    revocation uuid
);
create index certificates_by_product on certificates (product);
create index certificates_by_end on certificates (valid_until, certificate);

create table inspections (
    inspection uuid primary key,
    product uuid not null,
    office uuid not null,
    unit text not null,
    held_on date not null,
    violations int not null,
    conforms bool,
    concluded_on date,
    number text
);
create index inspections_by_product on inspections (product);

grant select, insert, update, delete on decisions, certificates, inspections to {runtime};
