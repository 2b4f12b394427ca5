-- The columns of both sides as tables. Loading them is not part of what is timed.
CREATE UNLOGGED TABLE travel (origin int, destination int, minutes int);
CREATE UNLOGGED TABLE seeker_column (
    id bigint, comuna int, accepted_minutes int, moving_regions int, schedules int, licences int,
    permits int, schooling int, desired1 int, desired2 int, desired3 int,
    months1 int, months2 int, months3 int, group_months int[], expected_pay int,
    adult bool, widen bool, updated int
);
CREATE UNLOGGED TABLE vacancy_column (
    id bigint, comuna int, region int, schedule int, licences int, permits int, schooling int,
    occupation int, experience_months int, pay_max int, adult_only bool, published int
);
CREATE UNLOGGED TABLE seeker_skill_weight (seeker bigint, skill int, weight bigint);
CREATE UNLOGGED TABLE vacancy_skill_weight (vacancy bigint, skill int, weight bigint);
CREATE UNLOGGED TABLE excluded (seeker bigint, vacancy bigint);
