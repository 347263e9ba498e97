-- In which form a compensation is given: whoever decides about it sees that too.
ALTER TABLE approvals ADD COLUMN form text CHECK (form IN ('refund', 'cash', 'coupon', 'gift', 'service'));
UPDATE approvals SET form = c.form FROM complaint_compensations c WHERE c.approval_id = approvals.id;

-- How often it was handed in.
ALTER TABLE approvals ADD COLUMN round integer NOT NULL DEFAULT 1;
UPDATE approvals SET round = 1 + again.times
FROM (SELECT approval_id, count(*) AS times FROM approval_deeds WHERE kind = 'resubmitted' GROUP BY approval_id) AS again
WHERE again.approval_id = approvals.id;

-- What was changed when it was handed in again: field, from, to. Written once, with the deed.
ALTER TABLE approval_deeds ADD COLUMN changes jsonb NOT NULL DEFAULT '[]';
