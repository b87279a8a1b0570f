-- Facts: inserted once, in stream order, and never changed.

create table log (
    name text primary key,
    epoch int not null default 1 check (epoch > 0)
);

create table events (
    pos bigint generated always as identity primary key,
    txid xid8 not null default pg_current_xact_id(),
    stream text not null check (stream <> ''),
    version int not null check (version > 0),
    type text not null,
    id uuid not null,
    data bytea not null,
    metadata bytea not null,
    unique (stream, version)
);
create index events_feed on events (txid, pos);

create table commands (
    actor text not null,
    command uuid not null,
    request bytea not null,
    streams text[] not null,
    before int[] not null,
    after int[] not null,
    primary key (actor, command)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name using errcode = 'OC000';
end $$;

create trigger events_are_facts before update or delete on events
    for each row execute function refuse_change();
create trigger events_stay before truncate on events
    for each statement execute function refuse_change();
create trigger commands_are_facts before update or delete on commands
    for each row execute function refuse_change();
create trigger commands_stay before truncate on commands
    for each statement execute function refuse_change();

-- The order inside matters; docs/decisions says why. Refusals: OC001 wrong transaction, OC003 the
-- command id with another request, OC004 a stream is not at the expected version.
create function append(
    p_actor text, p_command uuid, p_request bytea,
    p_streams text[], p_expected int[],
    p_event_streams text[], p_versions int[], p_types text[], p_ids uuid[], p_data bytea[], p_metadata bytea[]
) returns table (repeated bool, streams text[], before int[], after int[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    done commands;
    actual int;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'append needs read committed' using errcode = 'OC001';
    end if;
    -- A transaction id assigned before the lock would place these events before ones already read.
    if pg_current_xact_id_if_assigned() is not null then
        raise exception 'append must be the first write of its transaction' using errcode = 'OC001';
    end if;

    perform pg_advisory_xact_lock(k) from (
        select distinct hashtextextended(s, 0) as k from unnest(p_streams) as s order by 1
    ) as locks;

    select c.* into done from commands c where c.actor = p_actor and c.command = p_command;
    if found then
        if done.request <> p_request then
            raise exception 'command % was used for another request', p_command using errcode = 'OC003';
        end if;
        return query select true, done.streams, done.before, done.after;
        return;
    end if;

    for i in 1 .. cardinality(p_streams) loop
        select coalesce(max(e.version), 0) into actual from events e where e.stream = p_streams[i];
        if actual <> p_expected[i] then
            raise exception '% is at version %, not %', p_streams[i], actual, p_expected[i]
                using errcode = 'OC004', detail = p_streams[i];
        end if;
    end loop;

    streams := p_streams;
    before := p_expected;
    after := array(
        select p_expected[s.i] + (select count(*)::int from unnest(p_event_streams) as e where e = s.name)
        from unnest(p_streams) with ordinality as s (name, i) order by s.i
    );
    repeated := false;
    insert into commands values (p_actor, p_command, p_request, streams, before, after);
    insert into events (stream, version, type, id, data, metadata)
        select * from unnest(p_event_streams, p_versions, p_types, p_ids, p_data, p_metadata);
    return next;
end $$;

revoke all on function append from public;
grant execute on function append to {runtime};
grant select on log, events, commands to {runtime};
