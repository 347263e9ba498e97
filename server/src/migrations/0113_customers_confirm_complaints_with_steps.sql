-- Whether a complaint ends with the customer's confirmation depends on its required steps: the customer's own transaction asks for them.
CREATE POLICY ticket_ticks_self ON ticket_ticks FOR SELECT TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT (customer_id, ticket_id, step_id) ON ticket_ticks TO zhike_customer;
