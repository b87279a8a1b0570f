-- Worklists: ideas and dossiers, each where it stands and since when.

create table ideas (
    idea uuid primary key,
    producer uuid not null,
    unit text not null,
    to_unit text,
    title text not null,
    phase text not null,
    attempt int not null,
    since date not null,
    reasons text
);
create index ideas_of_unit on ideas (unit, since, idea);

create table dossiers (
    dossier uuid primary key,
    product uuid not null,
    producer uuid not null,
    unit text not null,
    kind text not null,
    phase text not null,
    since date not null,
    filed_on date,
    generation text,
    criteria_set int,
    slip text,
    reported_on date,
    to_office uuid
);
create index dossiers_of_unit on dossiers (unit, since, dossier);
create index dossiers_of_product on dossiers (product);

grant select, insert, update, delete on ideas, dossiers to {runtime};
