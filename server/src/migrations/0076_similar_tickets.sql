-- Words that many tickets have, with the share of tickets that have them, by a sample of the newest: a word that is not here
-- is rare. Single characters are left out. It tells of no ticket: what is here stands in one of a hundred at least.
CREATE TABLE ticket_words (
  word text COLLATE "C" PRIMARY KEY,
  share real NOT NULL CHECK (share > 0 AND share <= 1)
);
GRANT SELECT ON ticket_words TO zhike_system;

CREATE FUNCTION count_ticket_words(sampled integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  sample integer;
BEGIN
  SELECT count(*) INTO sample FROM (SELECT FROM tickets LIMIT sampled) AS begun;
  DELETE FROM ticket_words;
  INSERT INTO ticket_words (word, share)
  SELECT word, ndoc::real / sample
  FROM ts_stat(format('SELECT search FROM tickets ORDER BY created_at DESC, id DESC LIMIT %s', sampled))
  WHERE ndoc >= 10 AND ndoc >= sample * 0.001 AND length(word) > 1;
END $$;
GRANT EXECUTE ON FUNCTION count_ticket_words TO zhike_system;
SELECT count_ticket_words(20000);

-- Tickets that are like a text, given by its words with their weights: at most 2,000 candidates are found by the rarest
-- words, of which no more are looked for than few tickets have; the best 60 of them by how many words they share are judged
-- by what share of the text's weight they have, rare words counting more. Definer: applies sight before any limit; the ids
-- are joined under the policy again.
CREATE FUNCTION similar_tickets(words text[], weights real[], category uuid, products text[], self uuid, most integer)
RETURNS TABLE (id uuid, score real, shared text[], same_category boolean, same_products text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  rare CONSTANT real := 0.0004;
  enough CONSTANT real := 2000;
  total real;
  query text;
  everything text;
  sight text := CASE WHEN current_setting('role') IN ('zhike_all', 'zhike_system') THEN 'true'
    ELSE format('t.seen_by && %L::uuid[]', coalesce(nullif(current_setting('zhike.actor', true), ''), '{}')) END;
BEGIN
  SELECT greatest(reltuples, 1) INTO total FROM pg_class WHERE oid = 'tickets'::regclass;
  -- as many of the rarest words as few tickets have together; of common ones alone the three rarest at once
  WITH asked AS (
    SELECT u.word, coalesce(w.share, rare) AS share FROM unnest(words) AS u (word) LEFT JOIN ticket_words w ON w.word = u.word),
  walked AS (SELECT word, sum(share) OVER (ORDER BY share, word) * total AS so_many, row_number() OVER (ORDER BY share, word) AS place FROM asked)
  SELECT coalesce(string_agg(quote_lexeme(word), ' | ') FILTER (WHERE so_many <= enough),
                  string_agg(quote_lexeme(word), ' & ') FILTER (WHERE place <= 3)),
         string_agg(quote_lexeme(word), ' | ')
  INTO query, everything FROM walked;
  IF query IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE format($q$
    WITH asked AS MATERIALIZED (
      SELECT u.word, quote_lexeme(u.word)::tsquery AS term, u.weight * -ln(coalesce(w.share, %1$L::real)) AS weight
      FROM unnest($1, $2) AS u (word, weight) LEFT JOIN ticket_words w ON w.word = u.word),
    found AS MATERIALIZED (
      SELECT t.customer_id, t.id, t.search FROM tickets t
      WHERE t.search @@ %2$L::tsquery AND %3$s AND t.merged_into_id IS NULL AND t.id IS DISTINCT FROM $5 LIMIT 2000),
    best AS MATERIALIZED (SELECT * FROM found ORDER BY ts_rank(search, %4$L::tsquery) DESC, id DESC LIMIT 60),
    judged AS (
      SELECT b.id, coalesce(t.category_id = $3, false) AS same_category,
        array(SELECT p FROM unnest($4) AS p WHERE strpos(lower(t.title || ' ' || t.description), lower(p)) > 0) AS same_products,
        (SELECT array_agg(a.word) FROM asked a WHERE b.search @@ a.term) AS shared,
        ((SELECT sum(a.weight) FROM asked a WHERE b.search @@ a.term) / (SELECT sum(weight) FROM asked))::real AS share
      FROM best b JOIN tickets t ON t.customer_id = b.customer_id AND t.id = b.id)
    SELECT id, (share + CASE WHEN same_category THEN 0.1 ELSE 0 END + 0.15 * least(cardinality(same_products), 1))::real AS score,
      shared, same_category, same_products
    FROM judged WHERE share >= 0.25 OR share >= 0.15 AND (same_category OR same_products <> '{}')
    ORDER BY score DESC, id DESC LIMIT $6$q$, rare, query, sight, everything)
  USING words, weights, category, products, self, most;
END $$;

-- A lexeme as tsquery literals want it.
CREATE FUNCTION quote_lexeme(lexeme text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''' $$;
GRANT EXECUTE ON FUNCTION similar_tickets, quote_lexeme TO zhike_staff;
