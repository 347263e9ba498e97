-- Whether 5/6/1990 is the fifth of June or the sixth of May, where somebody said so or the file shows it.
ALTER TABLE imports ADD day_order text CHECK (day_order IN ('day_first', 'month_first'));
