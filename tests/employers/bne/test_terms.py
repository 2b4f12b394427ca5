"""The importer and the portal use the same words."""

from employers.bne import terms
from employers.bne.licences import PERMITS, listed_class
from omil_portal.occupations import work


def test_the_terms_of_an_ad_are_those_of_the_portal() -> None:
    assert {level.name: level.value for level in terms.Schooling} == {
        level.name: level.value for level in work.Schooling
    }
    assert set(terms.Hours) <= set(work.WorkingHours.values)
    assert set(terms.Contract) <= set(work.ContractType.values)
    assert set(PERMITS) <= set(work.Permit.values)


def test_every_licence_of_the_portal_can_be_listed() -> None:
    assert [listed_class(f"CLASE {name} - Vehículos") for name in work.Licence.values] == list(
        work.Licence.values
    )
