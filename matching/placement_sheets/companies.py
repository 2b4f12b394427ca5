"""The company that a row means, by its RUT or by its name."""

from collections import defaultdict

from employers.models import Employer
from matching.placement_sheets.lines import PlacementLine
from omil_portal.occupations.text import fold

_LEGAL_FORMS = {"spa", "ltda", "limitada", "sa", "s", "a", "eirl", "cia", "y"}


class Companies:
    """Those of the network that some row may mean, read at once."""

    def __init__(self, lines: list[PlacementLine]) -> None:
        numbers = {line.company_rut.number for line in lines if line.company_rut}
        self._by_rut = {
            company.rut_number: company
            for company in Employer.objects.filter(rut_number__in=numbers)
        }
        self._by_name: dict[str, list[Employer]] = defaultdict(list)
        wanted = {bare(line.company) for line in lines if line.company and not line.company_rut}
        for company in Employer.objects.all() if wanted else ():
            for name in {bare(company.legal_name), bare(company.trade_name)} & wanted:
                self._by_name[name].append(company)

    def of(self, line: PlacementLine) -> Employer | None:
        """The known one with its RUT, or the only one with its name."""
        if line.company_rut:
            return self._by_rut.get(line.company_rut.number)
        found = self._by_name[bare(line.company)]
        return found[0] if len(found) == 1 else None


def bare(name: str) -> str:
    """Folded and without its legal form: "Salmones Chiloé S.A." is "salmones chiloe"."""
    return " ".join(word for word in fold(name).split() if word not in _LEGAL_FORMS)
