-- The order that everyone downstream sees: each committed event gets a dense number, once, never changed.

create table sequence (
    seq          bigint primary key,        -- from 0, without gaps: also the leaf index of a ledger
    pos          bigint not null unique,    -- the event; no foreign key, because its check would lock event rows
    sequenced_at timestamptz not null,      -- never goes back
    epoch        int not null               -- the publisher that gave the number
);

-- Where the publisher of this database stands. There is one row.
create table publisher (
    one               boolean primary key default true check (one),
    epoch             int not null default 0,
    next_seq          bigint not null default 0,
    txid              xid8 not null default '0',    -- cursor: all events up to (txid, pos) have their number
    pos               bigint not null default 0,
    adopted           bigint not null default 0,    -- events up to this pos have theirs whatever their txid
    sequenced_at      timestamptz not null default '-infinity',
    system_identifier bigint,                       -- the cluster whose transaction ids the cursor speaks of
    timeline          int
);
insert into publisher default values;

create trigger sequence_is_insert_only before update or delete or truncate on sequence
    for each statement execute function refuse_change();
create trigger publisher_stays before delete or truncate on publisher
    for each statement execute function refuse_change();

create function cluster_identity(out system_identifier bigint, out timeline int) language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
    -- The WAL's own name tells the timeline at once; the control file tells it only after a checkpoint.
    select c.system_identifier, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int
    from pg_control_system() c;
end;

create function refuse_fenced(mine int, current_epoch int) returns void language plpgsql as $$
begin
    raise exception 'epoch % was replaced by epoch %', mine, current_epoch using errcode = 'OC101',
        detail = json_build_object('mine', mine, 'now', current_epoch)::text;
end $$;

create function refuse_jump(jumped_stream text, jumped_version int) returns bigint language plpgsql as $$
declare
    last_version int := (
        select coalesce(max(e.version), 0) from public.events e join public.sequence q using (pos)
        where e.stream = jumped_stream and e.version < jumped_version);
begin
    raise exception '% has version % after version %', jumped_stream, jumped_version, last_version
        using errcode = 'OC103', detail = json_build_object(
            'stream', jumped_stream, 'version', jumped_version, 'previous', last_version)::text;
end $$;

-- A publisher starts: its epoch replaces every earlier one. Refused on another cluster than the cursor's.
create function publisher_start(out epoch int, out next_seq bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    here record := cluster_identity();
    kept publisher;
begin
    update publisher p set
        epoch = p.epoch + 1,
        system_identifier = coalesce(p.system_identifier, here.system_identifier),
        timeline = coalesce(p.timeline, here.timeline)
    returning p.* into strict kept;
    if (kept.system_identifier, kept.timeline) <> (here.system_identifier, here.timeline) then
        raise exception 'the cursor speaks of another cluster' using errcode = 'OC102',
            detail = json_build_object(
                'cursor', kept.system_identifier || '/' || kept.timeline,
                'cluster', here.system_identifier || '/' || here.timeline)::text;
    end if;
    epoch := kept.epoch;
    next_seq := kept.next_seq;
end $$;

-- Numbers at most `most` events of the tail and returns them in order.
--
-- Only what lies below the oldest transaction still running is taken, in (txid, pos) order: nothing can
-- commit below the cursor any more. Nothing is locked or written while there is nothing to do.
create function sequence_tail(my_epoch int, most int)
returns table (seq bigint, stream text, version int, type text, id uuid, data bytea, metadata bytea)
language plpgsql security definer set search_path = public, pg_temp
-- One plan only: along the index (txid, pos), whatever the statistics say of a young or a huge table.
set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set work_mem = '64MB' as $$
#variable_conflict use_column
declare
    at   publisher;
    took bigint;
    made timestamptz;
begin
    select * into strict at from publisher;
    if at.epoch <> my_epoch then
        perform refuse_fenced(my_epoch, at.epoch);
    end if;
    made := greatest(clock_timestamp(), at.sequenced_at);

    return query
    with tail as materialized (
        select at.next_seq - 1 + row_number() over (order by e.txid, e.pos) as seq, e.*
        from events e
        where (e.txid, e.pos) > (at.txid, at.pos)
          and e.txid < pg_snapshot_xmin(pg_current_snapshot())
          and e.pos > at.adopted
        order by e.txid, e.pos
        limit most
    ), numbered as (
        insert into sequence (seq, pos, sequenced_at, epoch)
        select t.seq,
               -- The one before it must be earlier in this tail, or numbered already.
               case when t.version = 1 or (
                   select (p.txid, p.pos) > (at.txid, at.pos) and (p.txid, p.pos) < (t.txid, t.pos)
                              and p.pos > at.adopted
                          or exists (select from sequence q where q.pos = p.pos)
                   from events p where p.stream = t.stream and p.version = t.version - 1)
               then t.pos else refuse_jump(t.stream, t.version) end,
               made, my_epoch
        from tail t
    )
    select t.seq, t.stream, t.version, t.type, t.id, t.data, t.metadata from tail t order by t.seq;

    get diagnostics took = row_count;
    if took > 0 then
        update publisher p
        set next_seq = at.next_seq + took, sequenced_at = made, (txid, pos) = (
            select e.txid, e.pos from sequence q join events e using (pos) where q.seq = at.next_seq + took - 1)
        where p.epoch = my_epoch and p.next_seq = at.next_seq;
        if not found then
            perform refuse_fenced(my_epoch, (select p.epoch from publisher p));
        end if;
    end if;
end $$;

-- After a restore or an upgrade, as the owner: numbers what is left over, whatever its transaction id,
-- and restarts the cursor in this cluster's ids. Writers wait while it runs. Returns how many it numbered.
create function publisher_adopt() returns bigint
language plpgsql set search_path = public, pg_temp as $$
declare
    here  record := cluster_identity();
    at    publisher;
    taken bigint;
begin
    -- Waits for every append under way; from here on a new event gets a higher pos than all that are there.
    lock table events in share row exclusive mode;
    select * into strict at from publisher for update;
    with leftover as (
        select row_number() over (order by e.pos) as n, e.*
        from events e
        where not exists (select from sequence q where q.pos = e.pos)
    )
    insert into sequence (seq, pos, sequenced_at, epoch)
    -- By pos: a stream's events took theirs under the stream's lock, so in order.
    select at.next_seq - 1 + l.n,
           case when l.version = 1 or (
               select p.pos < l.pos from events p where p.stream = l.stream and p.version = l.version - 1)
           then l.pos else refuse_jump(l.stream, l.version) end,
           greatest(clock_timestamp(), at.sequenced_at), at.epoch + 1
    from leftover l order by l.n;
    get diagnostics taken = row_count;

    update publisher set
        epoch = at.epoch + 1, next_seq = at.next_seq + taken,
        txid = pg_snapshot_xmin(pg_current_snapshot()), pos = 0,
        adopted = (select coalesce(max(e.pos), 0) from events e),
        sequenced_at = greatest(clock_timestamp(), at.sequenced_at),
        system_identifier = here.system_identifier, timeline = here.timeline;
    return taken;
end $$;

revoke all on function publisher_adopt(), publisher_start(), sequence_tail(int, int) from public;
grant execute on function publisher_start(), sequence_tail(int, int) to {runtime};
grant select on sequence, publisher to {runtime};
