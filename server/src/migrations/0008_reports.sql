-- What the customers in the actor's sight bought on each of the company's days, in 分 after refunds; of one owner when
-- named. Applies the sight to the customers at once: a policy would ask for every order by itself.
CREATE FUNCTION sales_by_day(since timestamptz, until timestamptz, of_owner uuid, zone text)
RETURNS TABLE (day date, total_fen bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reach uuid[] := nullif(current_setting('zhike.actor', true), '')::uuid[];
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT (o.ordered_at AT TIME ZONE zone)::date, sum(o.total_fen - o.refunded_fen)::bigint
    FROM orders o JOIN customers c ON c.id = o.customer_id
    WHERE o.ordered_at >= since AND o.ordered_at < until AND o.status = 'placed' AND o.currency = 'CNY'
      AND c.archived_at IS NULL AND (all_in_sight OR c.seen_by && reach) AND (of_owner IS NULL OR c.owner_id = of_owner)
    GROUP BY 1;
END $$;
GRANT EXECUTE ON FUNCTION sales_by_day TO zhike_staff;
