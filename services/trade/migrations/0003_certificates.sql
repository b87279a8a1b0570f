-- How each certificate stands, as evaluation says.

create table certificates (
    certificate uuid primary key,
    product uuid not null,
    stars int,
    valid_from date,
    valid_until date,
    ending text,
    ended_on date,
    successor uuid
);

grant select, insert, update, delete on certificates to {runtime};
