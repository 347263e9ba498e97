-- 工单模板: what a new ticket begins with. A template of a team goes with the team.
CREATE TABLE ticket_templates (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  team_id uuid REFERENCES teams ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added')),
  type_id uuid REFERENCES ticket_types,
  category_id uuid REFERENCES ticket_categories,
  title text NOT NULL,
  description text NOT NULL,
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ticket_templates_by_name ON ticket_templates (name, team_id) NULLS NOT DISTINCT;
CREATE INDEX ticket_templates_by_team ON ticket_templates (team_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_templates TO zhike_staff;
