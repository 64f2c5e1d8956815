-- A chain of hashes over the audit, laid afterwards by the job seal-audit (decision 16). No reference to audit: a seal
-- outlives its row, which is how a deleted row is found.
create table audit_seal (
  -- 1, 2, 3 … without a gap, unlike seq, which loses a number with every transaction that is rolled back.
  position bigint primary key check (position > 0),
  seq bigint not null unique,
  -- Which columns of the row the hash is about, and how they are written.
  format smallint not null,
  hash bytea not null check (octet_length(hash) = 32)
);
grant select, insert on audit_seal to approval_app;
