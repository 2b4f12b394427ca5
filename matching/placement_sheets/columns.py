"""What a spreadsheet of placements may hold."""

from jobseekers.spreadsheet.columns import WHO, WHO_SYNONYMS
from jobseekers.spreadsheet.headers import WITH_RUN, Columns

COMPANY = {"company_rut", "company"}

COLUMNS = Columns(
    labels=WHO
    | {
        "company_rut": "RUT de la empresa",
        "company": "Nombre de la empresa",
        "starts_on": "Fecha de inicio",
        "ends_on": "Fecha de término",
        "contract": "Tipo de contrato",
        "weekly_hours": "Horas por semana",
        "gross_pay": "Sueldo bruto mensual",
        "comuna": "Comuna del trabajo",
    },
    synonyms=WHO_SYNONYMS
    | {
        "company_rut": "rut empresa|rut empleador|rut de la empresa|rut del empleador|"
        "rut razon social|rut emp|rut contratante",
        "company": "empresa|empleador|razon social|nombre empresa|nombre de la empresa|"
        "nombre empleador|empresa contratante|nombre del empleador",
        "starts_on": "fecha de inicio|fecha inicio|inicio|fecha colocacion|fecha de colocacion|"
        "fecha contrato|fecha de contratacion|fecha contratacion|fecha ingreso|inicio contrato|"
        "fecha de ingreso|f inicio|fec inicio|fecha inicio contrato|fecha de inicio de contrato",
        "ends_on": "fecha de termino|fecha termino|termino|termino contrato|f termino|"
        "fec termino|fecha termino contrato|fecha de termino de contrato",
        "contract": "tipo de contrato|tipo contrato|contrato|tipo cto|modalidad contrato",
        "weekly_hours": "horas|horas semanales|horas por semana|jornada|jornada laboral|hrs|"
        "horas semana",
        "gross_pay": "sueldo|sueldo bruto|renta|renta bruta|remuneracion|remuneracion bruta|"
        "sueldo bruto mensual|renta bruta mensual|salario|monto",
        "comuna": "comuna|comuna del trabajo|comuna trabajo|comuna empresa|lugar de trabajo",
    },
    needs=(
        WITH_RUN,
        ("Elige la columna de la empresa: su RUT o su nombre.", lambda f: bool(COMPANY & f)),
        ("Elige la columna de la fecha de inicio.", lambda f: "starts_on" in f),
    ),
)
