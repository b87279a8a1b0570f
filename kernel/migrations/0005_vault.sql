-- One wrapped data key per subject. An erased subject keeps its row, so that no key is ever made again.

create table vault_keys (
    subject text primary key check (subject <> ''),
    wrapped bytea,
    created_at timestamptz not null default clock_timestamp(),
    erased_at timestamptz,
    check ((wrapped is null) = (erased_at is not null))
);

create function vault_keys_only_erased() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null
        and new.wrapped is null and new.subject = old.subject and new.created_at = old.created_at then
        return new;
    end if;
    raise exception 'a key of the vault is made once and erased once' using errcode = 'OC000';
end $$;

create trigger vault_keys_only_erased before update or delete on vault_keys
    for each row execute function vault_keys_only_erased();
create trigger vault_keys_stay before truncate on vault_keys
    for each statement execute function vault_keys_only_erased();

grant select, insert, update on vault_keys to {runtime};
