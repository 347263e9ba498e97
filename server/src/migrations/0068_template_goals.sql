-- To whom a ticket goes that is opened by a template: a department instead of that of its category, and a person of it.
ALTER TABLE ticket_templates ADD department_id uuid REFERENCES departments;
ALTER TABLE ticket_templates ADD assignee_id uuid REFERENCES staff;
CREATE INDEX ticket_templates_by_department ON ticket_templates (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX ticket_templates_by_assignee ON ticket_templates (assignee_id) WHERE assignee_id IS NOT NULL;
