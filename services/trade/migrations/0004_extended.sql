-- The last day of a certificate that runs on past its own.

alter table certificates add column extended_until date;
