-- Papers of the years before name products as people do.

create index products_by_name on products (lower(normalize(name)));
