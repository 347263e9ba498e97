-- Who is added at the first log-in by the provider, and as what: a list of rules of which the first one counts. None, nobody.
-- Whether logging out here leads to the log-out there.
ALTER TABLE auth.sign_on
  ADD joining_rules jsonb NOT NULL DEFAULT '[]',
  ADD leave_provider boolean NOT NULL DEFAULT false;
