-- The best of each batch become the best of all.
CREATE TABLE seeker_list AS
SELECT owner, unnest(range(1, len(keys) + 1)) AS place, unnest(keys) AS key FROM for_seekers;
CREATE TABLE vacancy_list AS
SELECT owner, unnest(range(1, len(keys) + 1)) AS place, unnest(keys) AS key
FROM (SELECT owner, max(key, getvariable('k')) AS keys
      FROM (SELECT owner, unnest(keys) AS key FROM for_vacancies) GROUP BY owner);
