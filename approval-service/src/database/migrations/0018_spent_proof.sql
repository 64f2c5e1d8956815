-- Proofs of work that were handed in, until their challenge has expired anyway (decision 18).
create table spent_proof (
  -- 16 random bytes, which is what a uuid is.
  nonce uuid primary key,
  expires_at timestamptz not null
);
grant select, insert, delete on spent_proof to approval_app;
