-- How far each subscription has come, what it has seen, what it set aside, and what it caused.

-- Moves only in the transaction of the effect; `next` is the last offset done, plus one.
create table offsets (
    subscription text not null,
    generation int not null,
    topic text not null,
    partition int not null,
    next bigint not null check (next >= 0),
    primary key (subscription, generation, topic, partition)
) with (fillfactor = 50);

-- The last version of each stream that the subscription is done with.
create table seen (
    subscription text not null,
    generation int not null,
    stream text not null,
    version int not null check (version > 0),
    primary key (subscription, generation, stream)
) with (fillfactor = 80);

-- The head of a parked stream: whoever parks behind it or replays it locks this row first.
create table parked_streams (
    subscription text not null,
    generation int not null,
    stream text not null,
    why text not null,
    since timestamptz not null default clock_timestamp(),
    primary key (subscription, generation, stream)
);

-- The events set aside, as they came.
create table parked (
    subscription text not null,
    generation int not null,
    stream text not null,
    version int not null,
    event uuid,
    type text not null,
    seq bigint not null,
    topic text not null,
    partition int not null,
    "offset" bigint not null,
    data bytea not null,
    metadata bytea not null,
    primary key (subscription, generation, stream, version),
    foreign key (subscription, generation, stream) references parked_streams
);
create index parked_by_event on parked (subscription, event);

-- What a reaction or a timer did about its cause: an event's id, or the timer's command.
create table outcomes (
    actor text not null,
    cause uuid not null,
    outcome text not null check (outcome in ('done', 'refused', 'nothing')),
    rule text not null default '',
    stream text not null default '',
    version int not null default 0,
    at timestamptz not null default clock_timestamp(),
    primary key (actor, cause)
);

-- What falls due; `why` says what went wrong with a row that is set aside.
create table timers (
    name text not null,
    subject text not null,
    due timestamptz not null,
    why text,
    primary key (name, subject)
);
create index timers_due on timers (name, due) where why is null;

-- Until when a reader knows that it had read all there was in its partitions.
create table progress (
    subscription text not null,
    generation int not null,
    reader uuid not null,
    topic text not null,
    partitions int[] not null,
    behind bigint not null,
    caught_up_at timestamptz,
    at timestamptz not null,
    primary key (subscription, generation, reader, topic)
) with (fillfactor = 50);

-- What the live activity agents counted lately; approximate by nature.
create table activity (
    worker uuid not null,
    type text not null,
    unit text not null,
    minute int not null,
    quarter int not null,
    hour int not null,
    at timestamptz not null,
    primary key (worker, type, unit)
);

grant select, insert, update, delete on
    offsets, seen, parked_streams, parked, outcomes, timers, progress, activity
    to {runtime};
