-- What the public was told last of each offer.

create table shelf (
    product uuid primary key,
    name text not null,
    sorting text not null,
    words text not null,
    producer uuid not null,
    producer_name text not null,
    unit text not null,
    text_vi text not null,
    text_en text not null,
    sales_unit text not null,
    amount numeric not null,
    measure text not null,
    price_low bigint,
    price_high bigint,
    image text,
    certificate uuid not null,
    stars int not null,
    office uuid not null,
    decision_number text not null,
    valid_from date not null,
    valid_until date not null,
    certificate_version int not null,
    gone text,
    gone_on date
);
create index shelf_by_name on shelf (sorting, product) where gone is null;

grant select, insert, update, delete on shelf to {runtime};
