-- As before, and never sure of a plan for an own field: a choice that a third have looked as cheap as one that nobody has.
CREATE OR REPLACE FUNCTION look_out(conditions text, bounds text, key text, direction text, most integer, certain boolean)
RETURNS listing_outlook
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  sample_pages CONSTANT float := 500;
  scale CONSTANT float := pg_relation_size('customers') / 8192 / sample_pages;
  outlook listing_outlook;
  plan json;
  within float;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE ' || conditions INTO plan;
  outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
  -- of what an own field holds, every value is equally rare to the planner
  IF certain AND outlook.cost < 2000 AND conditions NOT LIKE '%custom @>%' OR scale < 2 THEN RETURN outlook; END IF;
  EXECUTE format('WITH sample AS MATERIALIZED (SELECT %1$s AS key, id, (%2$s) AS fits FROM customers
                                               TABLESAMPLE SYSTEM (%3$s) REPEATABLE (1) WHERE archived_at IS NULL AND %4$s),
                       first AS (SELECT key, id FROM sample WHERE fits ORDER BY key %5$s, id %5$s LIMIT 1)
                  SELECT count(*) FILTER (WHERE fits), count(*), count(*) FILTER (WHERE (sample.key, sample.id) %6$s
                          ((SELECT key FROM first), (SELECT id FROM first))) FROM sample',
                 key, conditions, 100 / scale, bounds, direction, CASE direction WHEN 'DESC' THEN '>' ELSE '<' END)
    INTO outlook.hits, within, outlook.steps;
  IF outlook.hits > 0 THEN
    outlook.steps := outlook.steps * scale + most * within / outlook.hits;
  END IF;
  outlook.fitting := outlook.hits * scale;
  RETURN outlook;
END $$;
