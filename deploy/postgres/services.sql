-- One database and two roles per service: the owner migrates, the service does only what it was granted.
-- psql runs this as the superuser when the data folder is new; the passwords come from the environment.

\getenv registry_owner_password REGISTRY_OWNER_PASSWORD
\getenv registry_password REGISTRY_PASSWORD
\getenv evaluation_owner_password EVALUATION_OWNER_PASSWORD
\getenv evaluation_password EVALUATION_PASSWORD
\getenv trade_owner_password TRADE_OWNER_PASSWORD
\getenv trade_password TRADE_PASSWORD

create role registry_owner login password :'registry_owner_password';
create role registry login password :'registry_password';
create role evaluation_owner login password :'evaluation_owner_password';
create role evaluation login password :'evaluation_password';
create role trade_owner login password :'trade_owner_password';
create role trade login password :'trade_password';

-- An open writer holds the whole feed back.
alter role registry set transaction_timeout = '5s';
alter role evaluation set transaction_timeout = '5s';
alter role trade set transaction_timeout = '5s';

create database registry owner registry_owner template template0 encoding 'UTF8';
create database evaluation owner evaluation_owner template template0 encoding 'UTF8';
create database trade owner trade_owner template template0 encoding 'UTF8';

revoke all on database registry, evaluation, trade from public;
grant connect, temporary on database registry to registry;
grant connect, temporary on database evaluation to evaluation;
grant connect, temporary on database trade to trade;
