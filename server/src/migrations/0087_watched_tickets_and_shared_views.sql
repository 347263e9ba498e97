-- Tickets are filtered by who watches them, and by their ids, for what is ticked in a list.
INSERT INTO filter_columns (relation, name, expression) VALUES
  ('tickets', 'id', 'id'),
  ('tickets', 'watcher', '(SELECT w.staff_id FROM ticket_watchers w WHERE w.customer_id = tickets.customer_id AND w.ticket_id = tickets.id LIMIT 1)');

-- The SQL of a condition on the rows of a list; the one place where values of filters are quoted.
CREATE OR REPLACE FUNCTION filter_condition(of_relation text, term jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  one CONSTANT text := quote_literal(term ->> 'value');
  many text;
  x text;
BEGIN
  IF term ? 'and' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_relation, part), ' AND ') || ')'
                     FROM jsonb_array_elements(term -> 'and') AS part), 'true');
  ELSIF term ? 'or' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_relation, part), ' OR ') || ')'
                     FROM jsonb_array_elements(term -> 'or') AS part), 'false');
  ELSIF term ? 'not' THEN
    RETURN '(' || filter_condition(of_relation, term -> 'not') || ' IS NOT TRUE)';
  ELSIF term ? 'custom' THEN
    IF term ->> 'op' IN ('eq', 'in', 'any', 'all') THEN RETURN own_equality(term); END IF;
    x := own_value(term);
  ELSE
    SELECT '(' || expression || ')' INTO x FROM filter_columns WHERE relation = of_relation AND name = term ->> 'column';
  END IF;
  IF x IS NULL THEN RAISE EXCEPTION 'no such column of a filter'; END IF;
  IF jsonb_typeof(value) = 'array' THEN
    many := quote_literal(ARRAY(SELECT jsonb_array_elements_text(value))::text);
  END IF;
  RETURN CASE term ->> 'op'
    WHEN 'eq' THEN format('%s = %s', x, one)
    WHEN 'lt' THEN format('%s < %s', x, one)
    WHEN 'lte' THEN format('%s <= %s', x, one)
    WHEN 'gt' THEN format('%s > %s', x, one)
    WHEN 'gte' THEN format('%s >= %s', x, one)
    WHEN 'in' THEN format('%s = ANY (%s)', x, many)
    WHEN 'any' THEN format('%s && %s', x, many)
    WHEN 'all' THEN format('%s @> %s', x, many)
    WHEN 'bare' THEN format('%s = ''{}''', x)
    WHEN 'null' THEN format('%s IS NULL', x)
    WHEN 'contains' THEN format('strpos(lower(%s), lower(%s)) > 0', x, one)
    WHEN 'starts' THEN format('starts_with(lower(%s), lower(%s))', x, one)
    WHEN 'matches' THEN format('%s @@ %s', x, one)
    WHEN 'team' THEN format('%s = ANY (ARRAY(SELECT staff_id FROM team_members WHERE team_id = ANY (%s)))', x, many)
    WHEN 'watched' THEN format('%s = ANY (ARRAY(SELECT ticket_id FROM ticket_watchers WHERE staff_id = ANY (%s)))', x, many)
    WHEN 'within' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT id FROM below))', x, many)
    WHEN 'department' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT s.id FROM staff s JOIN below b ON b.id = s.department_id))', x, many)
  END;
END $$;

-- Whoever may share views of customers with anybody could until now share those of tickets too.
UPDATE roles SET permissions = array(SELECT DISTINCT unnest(permissions || ARRAY['tickets.share_views']) ORDER BY 1), version = version + 1
WHERE permissions @> ARRAY['customers.share_views', 'tickets.read'];
INSERT INTO known_permissions (name) VALUES ('tickets.share_views');
