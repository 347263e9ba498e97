-- Who decided about a compensation, in order: a report names them, also to those who took no part in the approval.
ALTER TABLE complaint_compensations ADD COLUMN decided_by_ids uuid[] NOT NULL DEFAULT '{}';
UPDATE complaint_compensations c SET decided_by_ids = ARRAY(
  SELECT t.decided_by_id FROM approval_tasks t JOIN approval_steps s ON s.approval_id = t.approval_id AND s.id = t.step_id
  WHERE t.approval_id = c.approval_id AND t.state IN ('approved', 'refused') AND t.decided_by_id IS NOT NULL
    AND s.superseded_at IS NULL ORDER BY t.decided_at, t.id)
WHERE c.state IN ('approved', 'refused', 'paid');
