-- An own field may hold a file: its row hangs on the record and names the field.
ALTER TABLE own_fields DROP CONSTRAINT own_fields_type_check;
ALTER TABLE own_fields ADD CONSTRAINT own_fields_type_check
  CHECK (type IN ('text', 'number', 'money', 'date', 'choice', 'multi_choice', 'person', 'file', 'formula'));

ALTER TABLE files ADD COLUMN field_id uuid;
ALTER TABLE files ADD CONSTRAINT files_field_check CHECK ((field_id IS NOT NULL) = (parent_type LIKE '%\_value')) NOT VALID;
ALTER POLICY files_of_tickets ON files
  USING (parent_type IN ('ticket', 'ticket_message', 'ticket_value') AND sees_ticket(customer_id, parent_id));

-- Those of own fields are told apart from pictures in tickets.
CREATE OR REPLACE FUNCTION file_usage() RETURNS TABLE(kind text, files bigint, bytes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'tickets', count(*), coalesce(sum(f.bytes), 0)::bigint FROM files f WHERE f.field_id IS NULL
  UNION ALL
  SELECT 'own_fields', count(*), coalesce(sum(f.bytes), 0)::bigint FROM files f WHERE f.field_id IS NOT NULL
  UNION ALL
  SELECT 'imports', count(*), coalesce(sum(i.file_bytes), 0)::bigint FROM (
    SELECT file_bytes FROM imports WHERE files_removed_at IS NULL
    UNION ALL SELECT file_bytes FROM import_uploads) AS i
  UNION ALL
  SELECT 'exports', count(*), coalesce(sum(e.file_bytes), 0)::bigint FROM exports e
    WHERE e.file_key IS NOT NULL AND e.file_removed_at IS NULL
$$;

-- As before, with the files of own fields.
CREATE OR REPLACE FUNCTION hand_over_ticket(ticket uuid, giver uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  columns text;
  hanging regclass;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system')
     AND NOT (sees_ticket(giver, ticket) AND sees(taker)) THEN
    RAISE insufficient_privilege;
  END IF;
  PERFORM lock_group(least(giver, taker));
  PERFORM lock_group(greatest(giver, taker));
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
  WHERE attrelid = 'tickets'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> 'customer_id';
  EXECUTE format('INSERT INTO tickets (customer_id, %1$s) SELECT $1, %1$s FROM tickets WHERE customer_id = $2 AND id = $3',
    columns) USING taker, giver, ticket;
  FOR hanging IN SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND confrelid = 'tickets'::regclass LOOP
    EXECUTE format('UPDATE %s SET customer_id = $1 WHERE customer_id = $2 AND ticket_id = $3', hanging)
      USING taker, giver, ticket;
  END LOOP;
  UPDATE files SET customer_id = taker
  WHERE customer_id = giver AND parent_id = ticket AND parent_type IN ('ticket', 'ticket_message', 'ticket_value');
  DELETE FROM tickets WHERE customer_id = giver AND id = ticket;
  UPDATE tickets SET seen_by = ticket_sight(customer_id, created_by_id, assignee_id, department_id), version = version + 1
  WHERE customer_id = taker AND id = ticket;
  UPDATE customer_sights SET customer_id = taker WHERE customer_id = giver AND source_id = ticket;
  PERFORM refresh_seen_by(giver);
  PERFORM refresh_seen_by(taker);
END $$;

CREATE OR REPLACE FUNCTION hand_over_order(handed uuid, giver uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $$
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
  UPDATE files SET customer_id = taker WHERE customer_id = giver AND parent_id = handed AND parent_type = 'order_value';
  UPDATE order_numbers SET holder_id = taker WHERE order_id = handed;
  UPDATE own_unique_values SET holder_id = taker WHERE record_id = handed;
END $$;
