-- Gives a ticket, with all that hangs on it, to the customer to whom it belongs. Definer, because keys of what is written
-- down change by nothing else; so it looks for itself whether the actor sees the ticket and both customers.
CREATE FUNCTION hand_over_ticket(ticket uuid, giver uuid, taker uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  WHERE customer_id = giver AND parent_id = ticket AND parent_type IN ('ticket', 'ticket_message');
  DELETE FROM tickets WHERE customer_id = giver AND id = ticket;
  UPDATE tickets SET seen_by = ticket_sight(customer_id, created_by_id, assignee_id, department_id), version = version + 1
  WHERE customer_id = taker AND id = ticket;
  UPDATE customer_sights SET customer_id = taker WHERE customer_id = giver AND source_id = ticket;
  PERFORM refresh_seen_by(giver);
  PERFORM refresh_seen_by(taker);
END $$;
GRANT EXECUTE ON FUNCTION hand_over_ticket TO zhike_staff;
