-- The pairs of the seekers with ids from first_seeker to last_seeker: rules, points, best of each.

-- A seeker once for each major group wanted, with the months worked in it.
CREATE OR REPLACE TEMP TABLE wanting AS
SELECT s.id, s.comuna, s.accepted_minutes, s.moving_regions, w.major, s.lacking, s.schooling, s.expected_pay,
    ([group_months0, group_months1, group_months2, group_months3, group_months4,
        group_months5, group_months6, group_months7, group_months8, group_months9, 0])[w.major + 1]::int AS months
FROM seeker s
JOIN (
    SELECT DISTINCT id, unnest(if(widen, range(11), [a1, b1, c1]))::int AS major
    FROM seeker WHERE id BETWEEN getvariable('first_seeker') AND getvariable('last_seeker')
) w USING (id)
WHERE w.major >= 0;

CREATE OR REPLACE TEMP TABLE feasible AS
WITH near AS (
    SELECT s.id AS seeker, v.id AS vacancy, v.minutes
    FROM wanting s
    JOIN offered v ON v.origin = s.comuna AND v.accepted_minutes = s.accepted_minutes AND v.major = s.major
    WHERE v.required & s.lacking = 0 AND s.schooling >= v.schooling AND s.months >= v.experience_months
        AND (v.pay_max = 0 OR 100 * s.expected_pay::bigint <= 115 * v.pay_max::bigint)
), far AS (
    SELECT s.id AS seeker, v.id AS vacancy, t.minutes
    FROM (SELECT *, unnest(range(31)) AS region FROM wanting WHERE moving_regions <> 0) s
    JOIN vacancy v ON v.region = s.region AND v.major = s.major
    JOIN travel t ON t.origin = s.comuna AND t.destination = v.comuna
    WHERE (s.moving_regions >> s.region::int) & 1 = 1 AND t.minutes > s.accepted_minutes
        AND v.required & s.lacking = 0 AND s.schooling >= v.schooling AND s.months >= v.experience_months
        AND (v.pay_max = 0 OR 100 * s.expected_pay::bigint <= 115 * v.pay_max::bigint)
)
SELECT * FROM (FROM near UNION ALL FROM far) pair ANTI JOIN excluded USING (seeker, vacancy);

-- Both top lists come from one number a pair: points, then the lower id first.
CREATE OR REPLACE TEMP TABLE scored AS
WITH pair AS (
    SELECT f.seeker, f.vacancy, f.minutes, s.schooling AS held, v.schooling AS asked,
        s.expected_pay, v.pay_max, s.fresh + v.fresh AS fresh, full_months,
        (s.schedules = 0 OR v.schedule = 0) AS schedule_unsaid,
        s.names <> 0 AND v.names <> 0 AS both_name_skills,
        if(s.names & v.names = 0, 0,
            coalesce(units[list_position(skills, skill1)] * unit1, 0)
            + coalesce(units[list_position(skills, skill2)] * unit2, 0)
            + coalesce(units[list_position(skills, skill3)] * unit3, 0)
            + coalesce(units[list_position(skills, skill4)] * unit4, 0)
            + coalesce(units[list_position(skills, skill5)] * unit5, 0)
            + coalesce(units[list_position(skills, skill6)] * unit6, 0)) AS product,
        -- Digits shared come first, then months: the best of the three desired occupations.
        greatest(
            (((a1 = d1)::int + (a2 = d2)::int + (a3 = d3)::int + (a4 = d4)::int) << 15) + desired_months0,
            if(desired1 = 0, 0, (((b1 = d1)::int + (b2 = d2)::int + (b3 = d3)::int + (b4 = d4)::int) << 15) + desired_months1),
            if(desired2 = 0, 0, (((c1 = d1)::int + (c2 = d2)::int + (c3 = d3)::int + (c4 = d4)::int) << 15) + desired_months2)
        ) AS closest
    FROM feasible f
    JOIN seeker s ON s.id = f.seeker
    JOIN vacancy v ON v.id = f.vacancy
)
SELECT seeker, vacancy,
    getvariable('occupation')[1 + (closest >> 15)]
    + getvariable('experience') * ((closest >> 15) * least(closest & 32767, full_months)) // (4 * full_months)
    + if(both_name_skills, least((product * getvariable('skills') + (1 << 29)) >> 30, getvariable('skills')), getvariable('skills') // 4)
    + if(asked = 0, getvariable('schooling'), getvariable('schooling') * (8 - least(held - asked, 4)) // 8)
    + getvariable('travel') * (100 - least(greatest(minutes - 15, 0), 100)) // 100
    + if(pay_max = 0 OR expected_pay = 0, getvariable('pay') // 2,
        getvariable('pay') * least(greatest(100 * pay_max::bigint // expected_pay - 80, 0), 40) // 40)
    + if(schedule_unsaid, getvariable('schedule') // 2, getvariable('schedule'))
    + getvariable('freshness') * fresh // 6 AS points
FROM pair;

INSERT INTO counted SELECT count(*) FROM scored;
INSERT INTO for_seekers SELECT seeker, max((points::bigint << 32) - vacancy, getvariable('k')) FROM scored GROUP BY seeker;
INSERT INTO for_vacancies SELECT vacancy, max((points::bigint << 32) - seeker, getvariable('k')) FROM scored GROUP BY vacancy;
