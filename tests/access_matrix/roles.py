"""Names for readers who come together in the rows of the matrix."""

DESK = "front_desk counsellor employer_liaison office_manager"
COMPANIES = "employer_liaison office_manager"
ALL_ROLES = f"seeker employer_member {DESK} regional_analyst national_unit administrator"
