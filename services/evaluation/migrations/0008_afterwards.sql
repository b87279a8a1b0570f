-- What becomes of certificates: warnings, extensions, inspections, complaints.

alter table certificates add column warned text[] not null default '{}';
alter table certificates add column extended_from date;

alter table inspections alter column held_on drop not null;
alter table inspections add column planned_for date;
alter table inspections add column day date;
update inspections set day = held_on;
alter table inspections alter column day set not null;
alter table inspections add column certificate uuid;
alter table inspections add column samples int not null default 0;
alter table inspections add column failed int not null default 0;
alter table inspections add column sanctions int not null default 0;
alter table inspections add column open int not null default 0;
create index inspections_by_day on inspections (day, inspection);

create table complaints (
    complaint uuid primary key,
    kind text not null,
    about uuid not null,
    office uuid not null,
    unit text not null,
    complainant text not null,
    channel text not null,
    received_on date not null,
    asks text not null,
    answered_on date,
    upheld_on date,
    judging uuid
);
create index complaints_by_matter on complaints (about);
create index complaints_unanswered on complaints (office, received_on, complaint)
    where answered_on is null and upheld_on is null;

grant select, insert, update, delete on complaints to {runtime};
