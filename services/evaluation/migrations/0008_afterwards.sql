-- What becomes of certificates: warnings, extensions, inspections.

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
