-- Roles of the records in PostgreSQL 15 or later. A superuser runs this once, in the empty database, before the first migration:
--   psql --dbname=ivr --file=deploy/postgres.sql
-- Give each role a password with \password, or let pg_hba.conf ask for a certificate.

-- Owns the tables and migrates: npm run migrate. No server runs as this role.
create role ivr_owner login;
-- Serves calls, and runs the commands: DATABASE_URL, with MIGRATE_ON_START=false.
create role ivr login;
-- Checks the audit trail: npm run audit -- verify.
create role ivr_auditor login;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to ivr_owner, ivr, ivr_auditor', current_database());
  -- An import stages its rows in temporary tables.
  execute format('grant temporary on database %I to ivr', current_database());
end
$$;

revoke all on schema public from public;
grant usage, create on schema public to ivr_owner;
grant usage on schema public to ivr, ivr_auditor;

-- For every table that a migration makes. Nobody but the owner may drop, truncate or alter one.
alter default privileges for role ivr_owner in schema public grant select, insert, update, delete on tables to ivr;
-- Days of events are opened and dropped through functions of the owner.
alter default privileges for role ivr_owner revoke execute on functions from public;
alter default privileges for role ivr_owner in schema public grant execute on functions to ivr;
