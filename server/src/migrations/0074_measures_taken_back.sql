-- A measure that is not done yet can be taken back; what was done stays.
GRANT DELETE ON improvement_measures TO zhike_staff;
