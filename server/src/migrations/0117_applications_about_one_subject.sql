-- What else is granted or asked of a kind about a subject: a figure for whoever applies, who need not take part in those.
CREATE FUNCTION sum_of_others(of_kind text, of_type text, of_id uuid, apart_from uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(amount_fen), 0)::bigint FROM approvals
  WHERE subject_id = of_id AND subject_type = of_type AND kind = of_kind AND id IS DISTINCT FROM apart_from
    AND state IN ('running', 'returned', 'approved')
$$;
GRANT EXECUTE ON FUNCTION sum_of_others TO zhike_staff;
