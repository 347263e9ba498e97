-- How far the file of an open complaint is. Whoever was answered, or reads the solution, after the ticket was last reopened is
-- answered; whoever said then how satisfied they are, confirmed the solution or gave stars is verified.
CREATE FUNCTION complaint_stage_now(customer uuid, ticket uuid) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN r.is_confirmed OR t.rated_at > r.reopened_at
        OR EXISTS (SELECT FROM complaint_contacts c WHERE c.customer_id = customer AND c.ticket_id = ticket
                   AND c.kind = 'check' AND c.at > r.reopened_at) THEN 'verified'
      WHEN t.resolved_at IS NOT NULL
        OR EXISTS (SELECT FROM complaint_contacts c WHERE c.customer_id = customer AND c.ticket_id = ticket
                   AND c.kind = 'answer' AND c.withdrawn_at IS NULL AND c.at > r.reopened_at) THEN 'answered'
      WHEN EXISTS (SELECT FROM complaint_measures WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
        OR EXISTS (SELECT FROM complaint_compensations WHERE customer_id = customer AND ticket_id = ticket) THEN 'acting'
      WHEN EXISTS (SELECT FROM complaint_causes WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
        OR EXISTS (SELECT FROM complaint_entries WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
        THEN 'investigating'
      ELSE 'registered' END
  FROM tickets t CROSS JOIN LATERAL (
    SELECT coalesce(max(withdrawn_at), '-infinity') AS reopened_at,
           coalesce(bool_or(withdrawn_at IS NULL AND confirmed_at IS NOT NULL), false) AS is_confirmed
    FROM ticket_resolutions WHERE customer_id = customer AND ticket_id = ticket) r
  WHERE t.customer_id = customer AND t.id = ticket
$$;
GRANT EXECUTE ON FUNCTION complaint_stage_now TO zhike_staff;

-- Those that were solved, confirmed or rated before.
INSERT INTO complaints (customer_id, ticket_id, updated_at)
SELECT customer_id, id, updated_at FROM tickets WHERE kind = 'complaint' AND (resolved_at IS NOT NULL OR rated_at IS NOT NULL)
ON CONFLICT DO NOTHING;
UPDATE complaints SET stage = complaint_stage_now(customer_id, ticket_id)
WHERE stage <> complaint_stage_now(customer_id, ticket_id);
