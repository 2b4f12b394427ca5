-- The nightly match as a query: hard rules, whole points, and the best of each list both ways.
-- It shares no line with the engine, so that agreement means something.

-- How many days ago, as steps of freshness.
CREATE FUNCTION fresh(day int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (%(on_day)s - day <= 7)::int + (%(on_day)s - day <= 30)::int + (%(on_day)s - day <= 90)::int $$;

-- The first n digits of a code, when that many are known: 42144 is "2144", 22100 is "21".
CREATE FUNCTION digits(code int, n int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN code / 10000 >= n THEN code %% 10000 / (10 ^ (4 - n))::int END $$;

CREATE UNLOGGED TABLE seeker AS
SELECT *, fresh(updated) AS fresh,
    digits(desired1, 1) AS a1, digits(desired1, 2) AS a2, digits(desired1, 3) AS a3, digits(desired1, 4) AS a4,
    digits(desired2, 1) AS b1, digits(desired2, 2) AS b2, digits(desired2, 3) AS b3, digits(desired2, 4) AS b4,
    digits(desired3, 1) AS c1, digits(desired3, 2) AS c2, digits(desired3, 3) AS c3, digits(desired3, 4) AS c4
FROM seeker_column;

-- A vacancy without a code is of group 10, which only those who widen reach.
CREATE UNLOGGED TABLE vacancy AS
SELECT *, fresh(published) AS fresh, coalesce(digits(occupation, 1), 10) AS major,
    digits(occupation, 1) AS d1, digits(occupation, 2) AS d2,
    digits(occupation, 3) AS d3, digits(occupation, 4) AS d4
FROM vacancy_column;

CREATE UNLOGGED TABLE wanted AS
SELECT id AS seeker, unnest(ARRAY[a1, b1, c1]) AS major FROM seeker WHERE NOT widen
UNION
SELECT id, generate_series(0, 10) FROM seeker WHERE widen;
DELETE FROM wanted WHERE major IS NULL;

-- Each skill's weight over the length of all of them, as a whole number of 1 / 2^15.
CREATE UNLOGGED TABLE seeker_skill AS
SELECT seeker, skill, ((floor(sqrt(((weight * weight) << 32) / squares)))::bigint + 1) / 2 AS unit
FROM (SELECT *, (sum(weight * weight) OVER (PARTITION BY seeker))::bigint AS squares
      FROM seeker_skill_weight) AS known;
CREATE UNLOGGED TABLE vacancy_skill AS
SELECT vacancy, skill, ((floor(sqrt(((weight * weight) << 32) / squares)))::bigint + 1) / 2 AS unit
FROM (SELECT *, (sum(weight * weight) OVER (PARTITION BY vacancy))::bigint AS squares
      FROM vacancy_skill_weight) AS known;
ANALYZE seeker, vacancy, wanted, seeker_skill, vacancy_skill;

CREATE UNLOGGED TABLE feasible AS
SELECT s.id AS seeker, v.id AS vacancy, t.minutes
FROM seeker s
JOIN travel t ON t.origin = s.comuna
    AND (t.minutes <= s.accepted_minutes OR s.moving_regions <> 0)
JOIN wanted w ON w.seeker = s.id
JOIN vacancy v ON v.comuna = t.destination AND v.major = w.major
WHERE (t.minutes <= s.accepted_minutes OR (s.moving_regions >> v.region) & 1 = 1)
    AND (v.schedule = 0 OR s.schedules = 0 OR v.schedule & s.schedules <> 0)
    AND v.licences & ~s.licences = 0
    AND v.permits & ~s.permits = 0
    AND s.schooling >= v.schooling
    AND CASE v.major WHEN 10 THEN 0 ELSE s.group_months[v.major + 1] END >= v.experience_months
    AND (v.pay_max = 0 OR 100 * s.expected_pay::bigint <= 115 * v.pay_max::bigint)
    AND (s.adult OR NOT v.adult_only);
ANALYZE feasible;
-- Apart, because no plan can tell beforehand how few pairs pass so many rules.
DELETE FROM feasible f USING excluded e WHERE e.seeker = f.seeker AND e.vacancy = f.vacancy;

CREATE UNLOGGED TABLE shared_skills AS
SELECT f.seeker, f.vacancy, sum(h.unit * a.unit)::bigint AS product
FROM feasible f
JOIN seeker_skill h USING (seeker)
JOIN vacancy_skill a USING (vacancy, skill)
GROUP BY f.seeker, f.vacancy;
ANALYZE shared_skills;

CREATE UNLOGGED TABLE scored AS
WITH pair AS (
    SELECT f.seeker, f.vacancy, f.minutes, s.schooling AS held, v.schooling AS asked,
        s.expected_pay, v.pay_max, s.fresh + v.fresh AS fresh,
        (s.schedules = 0 OR v.schedule = 0) AS schedule_unsaid,
        greatest(v.experience_months, 24) AS full_months,
        EXISTS (SELECT FROM seeker_skill h WHERE h.seeker = f.seeker)
            AND EXISTS (SELECT FROM vacancy_skill a WHERE a.vacancy = f.vacancy) AS both_name_skills,
        coalesce(k.product, 0) AS product,
        -- Digits shared come first, then months: the best of the three desired occupations.
        greatest(
            (CASE WHEN a4 = d4 THEN 4 WHEN a3 = d3 THEN 3 WHEN a2 = d2 THEN 2 WHEN a1 = d1 THEN 1 ELSE 0 END << 15) + months1,
            (CASE WHEN b4 = d4 THEN 4 WHEN b3 = d3 THEN 3 WHEN b2 = d2 THEN 2 WHEN b1 = d1 THEN 1 ELSE 0 END << 15) + months2,
            (CASE WHEN c4 = d4 THEN 4 WHEN c3 = d3 THEN 3 WHEN c2 = d2 THEN 2 WHEN c1 = d1 THEN 1 ELSE 0 END << 15) + months3
        ) AS closest
    FROM feasible f
    JOIN seeker s ON s.id = f.seeker
    JOIN vacancy v ON v.id = f.vacancy
    LEFT JOIN shared_skills k ON k.seeker = f.seeker AND k.vacancy = f.vacancy
)
SELECT seeker, vacancy,
    (%(occupation)s::int[])[1 + (closest >> 15)]
    + %(experience)s * ((closest >> 15) * least(closest & 32767, full_months)) / (4 * full_months)
    + CASE WHEN both_name_skills
        THEN least((product * %(skills)s + (1 << 29)) >> 30, %(skills)s) ELSE %(skills)s / 4 END
    + CASE WHEN asked = 0 THEN %(schooling)s ELSE %(schooling)s * (8 - least(held - asked, 4)) / 8 END
    + %(travel)s * (100 - least(greatest(minutes - 15, 0), 100)) / 100
    + CASE WHEN pay_max = 0 OR expected_pay = 0 THEN %(pay)s / 2
        ELSE %(pay)s * least(greatest(100 * pay_max::bigint / expected_pay - 80, 0), 40) / 40 END
    + CASE WHEN schedule_unsaid THEN %(schedule)s / 2 ELSE %(schedule)s END
    + %(freshness)s * fresh / 6 AS points
FROM pair;
ANALYZE scored;

CREATE UNLOGGED TABLE for_seekers AS
SELECT seeker AS owner, place, vacancy AS other, points
FROM (SELECT *, row_number() OVER (PARTITION BY seeker ORDER BY points DESC, vacancy) AS place
      FROM scored) AS ranked
WHERE place <= %(k)s;

CREATE UNLOGGED TABLE for_vacancies AS
SELECT vacancy AS owner, place, seeker AS other, points
FROM (SELECT *, row_number() OVER (PARTITION BY vacancy ORDER BY points DESC, seeker) AS place
      FROM scored) AS ranked
WHERE place <= %(k)s;
