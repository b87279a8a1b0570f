-- Councils as they sit, and their rounds.

create table councils (
    council uuid primary key,
    level text not null,
    office uuid not null,
    unit text not null,
    name text not null,
    chair text not null,
    secretary text not null,
    members text[] not null,
    departments text[] not null,
    advisers text[] not null,
    interests text[] not null,
    quorum int,
    spread int,
    gate_reading text,
    established_on date not null,
    dissolved_on date
);
create index councils_by_member on councils using gin (members);

create table rounds (
    round uuid primary key,
    office uuid not null,
    unit text not null,
    level text not null,
    name text not null,
    opened_on date not null,
    dossiers_due date not null,
    results_due date not null,
    dossiers uuid[] not null,
    closed_on date
);
create index rounds_by_dossier on rounds using gin (dossiers);

grant select, insert, update, delete on councils, rounds to {runtime};
