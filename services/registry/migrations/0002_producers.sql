-- Producers with what is public of them, who acts for them, and their products.

create table producers (
    producer uuid primary key,
    name text not null,
    kind text not null,
    unit text not null,
    registered_on date not null,
    closed_on date
);
create index producers_of_unit on producers (unit, producer);

create table representatives (
    appointment uuid primary key,
    producer uuid not null,
    person text not null,
    named_on date not null,
    ended_on date
);
create index representatives_by_person on representatives (person) where ended_on is null;

create table products (
    product uuid primary key,
    producer uuid not null,
    name text not null,
    unit text not null,
    idea uuid,
    created_on date not null,
    classified text[] not null,
    code text,
    retired_on date
);
create index products_of_unit on products (unit, product);
create index products_of_producer on products (producer, product);

grant select, insert, update, delete on producers, representatives, products to {runtime};
