-- By which key an import was asked for, null when by a person: what its failed rows name is what that key may see.
ALTER TABLE imports ADD COLUMN created_with uuid;
