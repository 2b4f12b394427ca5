"""One account for each role of the demonstration. Never loaded in production."""

from dataclasses import dataclass

from omil_portal.access.roles import Role
from omil_portal.accounts.run import Run, check_digit

PASSWORD = "puerto-montt-2026"


@dataclass(frozen=True)
class DemoAccount:
    """Someone invented who signs in with `login` and `password`."""

    role: Role
    number: int
    full_name: str
    password: str = PASSWORD

    @property
    def role_label(self) -> str:
        return self.role.label

    @property
    def run(self) -> Run:
        return Run(self.number, check_digit(self.number))

    @property
    def login(self) -> str:
        return str(self.run)


ACCOUNTS = (
    DemoAccount(Role.SEEKER, 18_400_001, "María Elena Guaquín Barría"),
    DemoAccount(Role.EMPLOYER_MEMBER, 13_400_002, "Patricio Oyarzo Velásquez"),
    DemoAccount(Role.FRONT_DESK, 15_400_003, "Carolina Mansilla Soto"),
    DemoAccount(Role.COUNSELLOR, 14_400_004, "Rodrigo Barrientos Almonacid"),
    DemoAccount(Role.EMPLOYER_LIAISON, 16_400_005, "Daniela Vargas Nahuelquén"),
    DemoAccount(Role.OFFICE_MANAGER, 12_400_006, "Sergio Haro Cárcamo"),
    DemoAccount(Role.REGIONAL_ANALYST, 11_400_007, "Paulina Schwarzenberg Ruiz"),
    DemoAccount(Role.NATIONAL_UNIT, 10_900_009, "Verónica Sáez Contreras"),
    DemoAccount(Role.ADMINISTRATOR, 10_400_008, "Andrés Toledo Paredes"),
)
BY_ROLE = {account.role: account for account in ACCOUNTS}
