-- What registry says of products and their producers.

create table products (
    product uuid primary key,
    producer uuid not null,
    name text not null,
    unit text not null
);

create table producers (
    producer uuid primary key,
    name text not null,
    representatives text[] not null
);

grant select, insert, update, delete on products, producers to {runtime};
