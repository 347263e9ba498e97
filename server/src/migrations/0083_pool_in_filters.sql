-- Whoever sees everybody sees those of the pool in every list, and may want them apart.
INSERT INTO customer_columns VALUES ('inPool', 'EXISTS (SELECT FROM pool_entries p WHERE p.customer_id = customers.id)');
