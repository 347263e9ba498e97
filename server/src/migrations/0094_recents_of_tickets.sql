-- A ticket may be in sight while its customer is not: whoever sees the ticket may have it remembered that they opened it.
ALTER POLICY recents_scoped ON recents
  USING (CASE kind WHEN 'ticket' THEN sees_ticket(customer_id, item_id) ELSE sees(customer_id) END);
