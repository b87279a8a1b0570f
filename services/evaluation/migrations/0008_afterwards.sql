-- What becomes of certificates: warnings, extensions.

alter table certificates add column warned text[] not null default '{}';
alter table certificates add column extended_from date;
