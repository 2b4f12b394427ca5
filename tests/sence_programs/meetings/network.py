"""A region with its analyst, an office with its people, and a meeting that invites it."""

from dataclasses import dataclass, field

from omil_portal.accounts.models import User
from omil_portal.offices.models import Office, Province, Region, StaffMembership
from sence_programs.models import NetworkMeeting
from tests.factories.kernel import (
    ComunaFactory,
    OfficeFactory,
    ProvinceFactory,
    RegionFactory,
    StaffMembershipFactory,
)
from tests.factories.meetings import AgendaItemFactory, NetworkMeetingFactory


@dataclass
class Network:
    region: Region = field(default_factory=lambda: RegionFactory(cut="10"))

    def __post_init__(self) -> None:
        self.province: Province = ProvinceFactory(cut="101", region=self.region)
        self.office: Office = self.an_office()
        self.manager: StaffMembership = self.somebody_in(self.office, office_manager=True)
        self.desk: StaffMembership = self.somebody_in(self.office)
        self.analyst: User = StaffMembershipFactory(regional_analyst=True, region=self.region).user

    def an_office(self, province: Province | None = None) -> Office:
        comuna = ComunaFactory(region=self.region, province=province or self.province)
        return OfficeFactory(comuna=comuna)

    def somebody_in(self, office: Office, **role) -> StaffMembership:
        return StaffMembershipFactory(office=office, **role)

    def a_meeting(self, *offices: Office, items: int = 1, **traits) -> NetworkMeeting:
        """It invites `offices`, or else the one; with some points, whose minutes are empty."""
        meeting = NetworkMeetingFactory(
            region=self.region,
            offices=offices or [self.office],
            prepared_by=self.analyst,
            **traits,
        )
        for _ in range(items):
            AgendaItemFactory(meeting=meeting)
        return meeting
