-- Which rights the roles of this database have been told of. A right that a new version brings is given once to the roles
-- that have it by default; what an administrator changes afterwards stays.
CREATE TABLE known_permissions (
  name text PRIMARY KEY
);
-- What this database had before is known; a new one has no roles yet, and gets everything with them.
INSERT INTO known_permissions (name)
SELECT unnest(ARRAY[
  'customers.read', 'customers.create', 'customers.update', 'customers.archive', 'customers.assign', 'customers.lookup',
  'customers.reveal', 'orders.read', 'orders.create', 'orders.update', 'tickets.read', 'tickets.create', 'tickets.update',
  'tickets.assign', 'tickets.reply', 'tickets.resolve', 'tickets.close', 'imports.create', 'staff.read', 'staff.manage',
  'roles.manage', 'settings.manage', 'api_keys.manage', 'audit.read', 'jobs.manage'])
WHERE EXISTS (SELECT FROM roles);
