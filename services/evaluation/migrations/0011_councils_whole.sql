-- Local settings, sessions, working drafts, and what a judging goes through before and after its rating.

alter table councils
    add column quorum_percent int,
    add column beyond_spread text,
    add column handout_days int,
    add column chair_must_score bool;

alter table rounds add column number int;

create table sessions (
    session uuid primary key,
    round uuid not null,
    council uuid not null,
    planned_on date not null,
    place text not null,
    sitting int not null,
    dossiers uuid[] not null,
    held_on date,
    present text[]
);
create index sessions_by_council on sessions (council, planned_on, session);

alter table judgings
    add column pack text not null default '',
    add column sitting int not null default 1,
    add column in_writing bool not null default false,
    add column due date,
    add column complete bool,
    add column handed_out_on date,
    add column approval uuid,
    add column reevaluation uuid,
    add column follows uuid;

alter table decisions add column corrections int not null default 0;

create table settings (
    setting uuid primary key,
    office uuid not null,
    unit text not null,
    level text not null,
    sends_up_from int,
    gate_reading text,
    quorum int,
    quorum_percent int,
    spread int,
    document text not null,
    since date not null,
    ended_on date,
    ended_by text
);
create index settings_by_level on settings (level, since);

-- Working papers, not facts: a member's unfinished sheet, sealed, gone once it is submitted.
create table sheet_drafts (
    judging uuid not null,
    member text not null,
    subject text not null,
    nonce bytea not null,
    ciphertext bytea not null,
    digest bytea not null,
    saved_at timestamptz not null,
    primary key (judging, member)
);

grant select, insert, update, delete on sessions, settings, sheet_drafts to {runtime};
