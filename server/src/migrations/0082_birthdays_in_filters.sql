-- The day that comes back every year, as the key of a birthday: s0517 of the solar calendar, l0815 of the lunar one,
-- lx0415 in a leap month. Which keys fall into a span of days is worked out by the almanac, and they are looked up.
CREATE FUNCTION birthday_key(birthday jsonb) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(birthday ->> 'calendar', 1) || CASE WHEN (birthday ->> 'leapMonth')::boolean THEN 'x' ELSE '' END
    || lpad(birthday ->> 'month', 2, '0') || lpad(birthday ->> 'day', 2, '0')
$$;
GRANT EXECUTE ON FUNCTION birthday_key TO zhike_staff, zhike_system;

INSERT INTO customer_columns VALUES ('birthday', 'birthday_key(birthday)');
CREATE INDEX customers_by_birthday ON customers ((birthday_key(birthday))) WHERE birthday_key(birthday) IS NOT NULL;
