-- One reader for what a service says itself, one for what it hears. Own events are read from the sequence
-- and no longer from the topic; what was seen of others is kept once, not once for each subscription.
--
-- Waits for batches under way. Reads the index of all events once; minutes for many millions.

lock table offsets, seen, parked_streams, parked in access exclusive mode;

-- Which version of each stream of others was read last, by anybody here.
create table heard (
    topic text not null,
    stream text not null,
    version int not null check (version > 0),
    primary key (topic, stream)
) with (fillfactor = 80);

-- Numbers at or behind a subscription's offset in the sequence that were done before it: left by the move
-- from the topic, whose partitions had each come to a point of their own. Gone when they are passed.
create table ahead (
    subscription text not null,
    generation int not null,
    seq bigint not null,
    primary key (subscription, generation, seq)
);

-- The last version that had its effect.
alter table parked_streams add column version int;
update parked_streams h set version = coalesce((
    select s.version from seen s
    where s.subscription = h.subscription and s.generation = h.generation and s.stream = h.stream), 0);
alter table parked_streams alter column version set not null;

create temporary table own on commit drop as
select 'ocop.' || name || '.v1' as topic from log;

create temporary table readers on commit drop as
select subscription, generation, topic,
    count(*) over (partition by subscription, generation) = 1 as only
from (select distinct subscription, generation, topic from offsets) as places;

create temporary table known on commit drop as
select r.topic, k.stream, max(k.version) as version, r.only
from (
    select subscription, generation, stream, version from seen
    union all
    select subscription, generation, stream, version from parked
) as k join readers r using (subscription, generation)
group by r.topic, k.stream, r.only;

-- Of which topic a stream is, those know for certain who read that one only.
insert into heard (topic, stream, version)
select k.topic, k.stream, greatest(k.version, case when not exists (
        select from known o where o.only and o.stream = k.stream and o.topic <> k.topic
    ) then u.version end)
from known k left join known u on u.topic = k.topic and u.stream = k.stream and not u.only
where k.only and k.topic not in (select topic from own)
union all
select k.topic, k.stream, k.version from known k
where not k.only and k.topic not in (select topic from own)
    and not exists (select from known o where o.only and o.stream = k.stream)
    and not exists (select from events e where e.stream = k.stream);

-- Who read the service's own topic, and up to where without a gap.
create temporary table moving on commit drop as
select subscription, generation from readers join own using (topic);

create temporary table grown on commit drop as
select stream, max(version) as version from events group by stream;

-- What each has not had: later versions than it saw, but for those that it set aside.
create temporary table owed on commit drop as
select m.subscription, m.generation, q.seq
from moving m
cross join grown g
left join seen s on s.subscription = m.subscription and s.generation = m.generation and s.stream = g.stream
join events e on e.stream = g.stream and e.version > coalesce(s.version, 0)
join sequence q using (pos)
where g.version > coalesce(s.version, 0) and not exists (
    select from parked p
    where p.subscription = m.subscription and p.generation = m.generation
        and p.stream = e.stream and p.version = e.version
);

delete from offsets where topic in (select topic from own);

insert into offsets (subscription, generation, topic, partition, next)
select m.subscription, m.generation, 'sequence', 0, coalesce(min(o.seq), p.next_seq)
from publisher p cross join moving m left join owed o using (subscription, generation)
group by m.subscription, m.generation, p.next_seq;

-- Behind the first that it owes, all but what it owes was done.
insert into ahead (subscription, generation, seq)
select o.subscription, o.generation, q.seq
from offsets o join sequence q on q.seq >= o.next
where o.topic = 'sequence'
    and not exists (
        select from owed w
        where w.subscription = o.subscription and w.generation = o.generation and w.seq = q.seq
    );

drop table seen;
delete from progress;

grant select, insert, update, delete on heard, ahead to {runtime};
