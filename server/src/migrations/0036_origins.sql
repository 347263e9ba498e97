-- Through what the actor acted, when that is more than the actor: the row of a file, a bulk edit, a form, an API key.
-- {kind, id?, row?}; no part of the chain, because versions before this one chain without it.
ALTER TABLE events ADD COLUMN origin jsonb;
