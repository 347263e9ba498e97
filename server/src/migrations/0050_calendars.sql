-- When is worked: one calendar is the company's, others are for regions, departments and teams.
CREATE TABLE calendars (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- The one that holds for whoever has no other.
  company boolean NOT NULL DEFAULT false,
  -- The periods of Monday to Sunday, in minutes after midnight: [[{"from": 540, "to": 720}, …], …].
  week jsonb NOT NULL CHECK (jsonb_array_length(week) = 7),
  -- The periods of a day of rest that is worked instead of another.
  make_up jsonb NOT NULL CHECK (jsonb_typeof(make_up) = 'array'),
  public_holidays boolean NOT NULL,
  -- Own days that are not what their weekday says: [{"date": "2026-12-24", "name": "…", "working": false}, …].
  special_days jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(special_days) = 'array'),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX calendars_one_company ON calendars (company) WHERE company;
CREATE UNIQUE INDEX calendars_by_name ON calendars (name);
INSERT INTO calendars (id, name, company, week, make_up, public_holidays, created_at)
SELECT gen_random_uuid(), '公司日历', true,
       jsonb_build_array(day, day, day, day, day, '[]'::jsonb, '[]'::jsonb), day, true, now()
FROM (SELECT '[{"from": 540, "to": 720}, {"from": 810, "to": 1080}]'::jsonb AS day) AS hours;

-- Who goes by a calendar other than what stands above them.
CREATE TABLE calendar_uses (
  calendar_id uuid NOT NULL REFERENCES calendars,
  department_id uuid UNIQUE REFERENCES departments ON DELETE CASCADE,
  team_id uuid UNIQUE REFERENCES teams ON DELETE CASCADE,
  staff_id uuid UNIQUE REFERENCES staff ON DELETE CASCADE,
  CHECK (num_nonnulls(department_id, team_id, staff_id) = 1)
);
CREATE INDEX calendar_uses_by_calendar ON calendar_uses (calendar_id);

-- The calendar of each person: their own, else of a team, else of the nearest department above, else the company's.
CREATE FUNCTION calendars_of_staff(people uuid[]) RETURNS TABLE (staff_id uuid, calendar_id uuid, through text)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT s.id AS staff_id, d.id, d.parent_id, 0 AS height
    FROM staff s JOIN departments d ON d.id = s.department_id WHERE s.id = ANY (people)
    UNION ALL
    SELECT a.staff_id, d.id, d.parent_id, a.height + 1 FROM above a JOIN departments d ON d.id = a.parent_id)
  SELECT DISTINCT ON (found.staff_id) found.staff_id, found.calendar_id, found.through
  FROM (
    SELECT u.staff_id, u.calendar_id, 'staff' AS through, -2 AS height FROM calendar_uses u WHERE u.staff_id = ANY (people)
    UNION ALL
    SELECT m.staff_id, u.calendar_id, 'team', -1
    FROM team_members m JOIN calendar_uses u ON u.team_id = m.team_id WHERE m.staff_id = ANY (people)
    UNION ALL
    SELECT a.staff_id, u.calendar_id, 'department', a.height FROM above a JOIN calendar_uses u ON u.department_id = a.id
    UNION ALL
    SELECT s.id, c.id, 'company', 1000000 FROM staff s JOIN calendars c ON c.company WHERE s.id = ANY (people)
  ) AS found
  ORDER BY found.staff_id, found.height, found.calendar_id
$$;

-- 班次: from when to when somebody works on a day of the roster; past midnight when it ends after 1440.
CREATE TABLE shifts (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  begins integer NOT NULL CHECK (begins BETWEEN 0 AND 1439),
  ends integer NOT NULL CHECK (ends > begins AND ends <= begins + 1440),
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX shifts_by_name ON shifts (name) WHERE removed_at IS NULL;

-- 排班: what somebody works on a day instead of the calendar's hours; nothing is a day of rest.
CREATE TABLE roster_days (
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  day date NOT NULL,
  shift_id uuid REFERENCES shifts,
  set_by uuid,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (staff_id, day)
);
CREATE INDEX roster_days_by_shift ON roster_days (shift_id);

-- 请假: when somebody is away, and who stands in meanwhile.
CREATE TABLE leaves (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('annual', 'sick', 'personal', 'training', 'other')),
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  deputy_id uuid REFERENCES staff,
  recorded_by uuid,
  recorded_at timestamptz NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  CHECK (begins_at < ends_at),
  CHECK (deputy_id <> staff_id)
);
CREATE INDEX leaves_by_staff ON leaves (staff_id, ends_at) WHERE withdrawn_at IS NULL;
CREATE INDEX leaves_by_deputy ON leaves (deputy_id);

-- 代理人: who stands in for somebody whose leave names nobody else.
CREATE TABLE deputies (
  staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  deputy_id uuid NOT NULL REFERENCES staff,
  set_by uuid,
  set_at timestamptz NOT NULL,
  CHECK (deputy_id <> staff_id)
);
CREATE INDEX deputies_by_deputy ON deputies (deputy_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON calendars, calendar_uses, shifts, roster_days, leaves, deputies TO zhike_staff;
GRANT SELECT ON calendars TO zhike_customer;
GRANT EXECUTE ON FUNCTION calendars_of_staff TO zhike_staff;
