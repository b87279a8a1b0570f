-- Where each judging stands; no sheet is in here.

create table judgings (
    judging uuid primary key,
    dossier uuid not null,
    product uuid not null,
    producer uuid not null,
    council uuid not null,
    round uuid,
    level text not null,
    office uuid not null,
    unit text not null,
    producer_unit text not null,
    kind text not null,
    rules text not null,
    criteria_set int not null,
    status text not null,
    submitted text[] not null,
    opened_at timestamptz not null,
    average text,
    band int,
    stars int,
    rated_at timestamptz,
    sent_to text,
    decision uuid,
    ground text
);
create index judgings_by_dossier on judgings (dossier);
create index judgings_by_council on judgings (council) where status in ('scoring', 'rescoring');
create index judgings_by_product on judgings (product);

grant select, insert, update, delete on judgings to {runtime};
