-- Which mail a confirmation link went out with (its Message-ID), as evidence of the double opt-in.
alter table confirmation add column mail_id text;
