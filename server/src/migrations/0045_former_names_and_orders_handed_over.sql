-- What a customer was called before, by itself or before a merge chose another name: found, and never shown. The latest last.
ALTER TABLE customers ADD COLUMN former_names text[] NOT NULL DEFAULT '{}';

-- Gives an order, with all that hangs on it, to the customer to whom it belongs. Definer, because keys of what is written
-- down change by nothing else; so it looks for itself whether the actor may write to both customers.
CREATE FUNCTION hand_over_order(handed uuid, giver uuid, taker uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  columns text;
  hanging regclass;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system')
     AND NOT (sees(giver) AND sees(taker) AND may_write(giver) AND may_write(taker)) THEN
    RAISE insufficient_privilege;
  END IF;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
  WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> 'customer_id';
  EXECUTE format('INSERT INTO orders (customer_id, %1$s) SELECT $1, %1$s FROM orders WHERE customer_id = $2 AND id = $3',
    columns) USING taker, giver, handed;
  FOR hanging IN SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND confrelid = 'orders'::regclass LOOP
    EXECUTE format('UPDATE %s SET customer_id = $1 WHERE customer_id = $2 AND order_id = $3', hanging)
      USING taker, giver, handed;
  END LOOP;
  DELETE FROM orders WHERE customer_id = giver AND id = handed;
  UPDATE orders SET version = version + 1 WHERE customer_id = taker AND id = handed;
  UPDATE order_numbers SET holder_id = taker WHERE order_id = handed;
  UPDATE own_unique_values SET holder_id = taker WHERE record_id = handed;
END $$;
GRANT EXECUTE ON FUNCTION hand_over_order TO zhike_staff;
