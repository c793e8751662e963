-- Narrows what the roles of deploy/postgres.sql may do. The owner runs this after the first migration:
--   psql --username=ivr_owner --dbname=ivr --file=deploy/postgres-audit.sql

-- Entries of the audit trail are added. What is changed are the heads of its chains, in these columns only. Retention deletes.
revoke update on audit from ivr;
grant update (at_ms, facts, seal) on audit to ivr;

-- Only the owner changes tables.
revoke insert, update, delete on kysely_migration, kysely_migration_lock from ivr;

-- What npm run audit -- verify reads: no PIN, address, case or payment.
grant select on audit, numbers, key_proofs, kysely_migration, kysely_migration_lock to ivr_auditor;
grant select (id, participant_id, participant_id_hash) on participants to ivr_auditor;
