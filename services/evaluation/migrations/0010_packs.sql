-- Packs that were loaded from files; the files themselves stay in the events.

create table packs (
    load text primary key,
    pack text not null,
    version int not null,
    digest text not null,
    replaces text not null,
    document text not null,
    document_dated date not null,
    loaded_on date not null
);

grant select, insert, update, delete on packs to {runtime};
