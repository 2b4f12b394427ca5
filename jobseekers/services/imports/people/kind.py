from jobseekers.services.imports.kinds import SheetKind
from jobseekers.services.imports.people.judging import judge
from jobseekers.services.imports.people.taking_back import take_back
from jobseekers.services.imports.people.writing import write
from jobseekers.spreadsheet.columns import PEOPLE as COLUMNS

PEOPLE = SheetKind(
    columns=COLUMNS,
    judge=judge,
    write=write,
    take_back=take_back,
    confirm="Es otra persona",
    undoing="Al deshacer se quitan las personas creadas y los datos completados. "
    "Lo que alguien tocó después se queda.",
)
