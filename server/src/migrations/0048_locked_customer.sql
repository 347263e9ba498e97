-- The root of a customer, locked until the end of the transaction, as it is once it is locked. In two statements: one
-- that locks the row itself after lock_group did would look for it as it stood before, and wait behind whoever waits
-- for the lock that it holds.
CREATE FUNCTION locked_customer(customer uuid) RETURNS SETOF customers
LANGUAGE plpgsql ROWS 1 AS $$
DECLARE
  root uuid := lock_group(customer);
BEGIN
  RETURN QUERY SELECT * FROM customers WHERE id = root;
END $$;
GRANT EXECUTE ON FUNCTION locked_customer TO zhike_staff;
