-- Whoever may claim saw a customer in the pool, and is told that somebody was faster also when it is out of sight by then.
CREATE FUNCTION was_claimed(customer uuid, since timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM ownerships WHERE customer_id = customer AND began_how = 'claimed' AND began_at >= since)
$$;
GRANT EXECUTE ON FUNCTION was_claimed(uuid, timestamptz) TO zhike_staff;
