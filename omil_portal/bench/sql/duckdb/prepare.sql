-- What every batch of seekers uses: both sides with their codes split in digits, their yes-or-no rules
-- in one mask, and their skills as short lists with a mask that tells at once when none is shared.
-- Written for DuckDB, and shares no line with the engine.

CREATE MACRO fresh(day) AS (getvariable('on_day') - day <= 7)::int + (getvariable('on_day') - day <= 30)::int + (getvariable('on_day') - day <= 90)::int;
-- The first n digits of a code, or another -1 a side when fewer are known: 42144 is 2144, 22100 is 21.
CREATE MACRO digits(code, n, unknown) AS CASE WHEN code // 10000 >= n THEN code % 10000 // (10 ^ (4 - n))::int ELSE unknown END;
CREATE MACRO mask(schedule, licences, permits, adult) AS
    (schedule | (licences << 8) | (permits << 18) | (adult::int << 24))::int;
-- A weight over the length of all of its row, as a whole number of 1 / 2^15.
CREATE MACRO unit(weight, squares) AS (floor(sqrt(((weight::bigint * weight) << 32) // squares))::bigint + 1) // 2;

CREATE TABLE seeker_skill AS
SELECT seeker AS id, list(skill ORDER BY skill) AS skills, list(unit(weight, squares) ORDER BY skill) AS units,
    bit_or(1::ubigint << (skill % 64)) AS names
FROM (SELECT *, (sum(weight::bigint * weight) OVER (PARTITION BY seeker))::bigint AS squares FROM seeker_skill_weight)
GROUP BY seeker;
CREATE TABLE vacancy_skill AS
SELECT vacancy AS id, list(skill ORDER BY skill) AS skills, list(unit(weight, squares) ORDER BY skill) AS units,
    bit_or(1::ubigint << (skill % 64)) AS names
FROM (SELECT *, (sum(weight::bigint * weight) OVER (PARTITION BY vacancy))::bigint AS squares FROM vacancy_skill_weight)
GROUP BY vacancy;

CREATE TABLE seeker AS
SELECT s.*, fresh(updated) AS fresh, skills, units, coalesce(names, 0) AS names,
    ~mask(if(schedules = 0, 255, schedules), licences, permits, adult) AS lacking,
    digits(desired0, 1, -1) AS a1, digits(desired0, 2, -1) AS a2, digits(desired0, 3, -1) AS a3, digits(desired0, 4, -1) AS a4,
    digits(desired1, 1, -1) AS b1, digits(desired1, 2, -1) AS b2, digits(desired1, 3, -1) AS b3, digits(desired1, 4, -1) AS b4,
    digits(desired2, 1, -1) AS c1, digits(desired2, 2, -1) AS c2, digits(desired2, 3, -1) AS c3, digits(desired2, 4, -1) AS c4
FROM seeker_column s LEFT JOIN seeker_skill USING (id);

-- A vacancy without a code is of group 10, which only those who widen reach.
CREATE TABLE vacancy AS
SELECT v.*, fresh(published) AS fresh, digits(occupation, 1, 10) AS major,
    mask(schedule, licences, permits, adult_only) AS required,
    greatest(experience_months, 24) AS full_months,
    digits(occupation, 1, -2) AS d1, digits(occupation, 2, -2) AS d2,
    digits(occupation, 3, -2) AS d3, digits(occupation, 4, -2) AS d4,
    coalesce(names, 0) AS names,
    skills[1] AS skill1, skills[2] AS skill2, skills[3] AS skill3,
    skills[4] AS skill4, skills[5] AS skill5, skills[6] AS skill6,
    units[1] AS unit1, units[2] AS unit2, units[3] AS unit3,
    units[4] AS unit4, units[5] AS unit5, units[6] AS unit6
FROM vacancy_column v LEFT JOIN vacancy_skill USING (id);

-- Each vacancy once for every comuna and number of accepted minutes it can be reached from.
CREATE TABLE offered AS
SELECT t.origin, a.accepted_minutes, v.major, v.id, t.minutes, v.required, v.schooling, v.experience_months, v.pay_max
FROM travel t
JOIN (SELECT DISTINCT accepted_minutes FROM seeker_column) a ON t.minutes <= a.accepted_minutes
JOIN vacancy v ON v.comuna = t.destination
ORDER BY ALL;

CREATE TABLE for_seekers (owner bigint, keys bigint[]);
CREATE TABLE for_vacancies (owner bigint, keys bigint[]);
CREATE TABLE counted (pairs bigint);
