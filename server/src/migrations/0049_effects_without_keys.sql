-- An effect is an event, named by its two ids, and events refer to no customer either. Two foreign keys asked two
-- questions for each row of a file, which took twice as long as keeping the effect.
ALTER TABLE import_effects
  DROP CONSTRAINT import_effects_customer_id_fkey,
  DROP CONSTRAINT import_effects_import_id_fkey;
