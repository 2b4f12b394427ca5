"""People sent to other services, and the certification of the unemployment fund."""

from tests.access_matrix.roles import DESK
from tests.access_matrix.row import Row

PERSON = {"pk": "seeker"}
SENT = {"pk": "external_referral"}
BENEFIT = {"pk": "fcs_benefit"}

ROWS = [
    Row("external_referral_new", own=DESK, foreign=404, post=True, of=PERSON),
    Row("external_referral_list", own=DESK),
    Row("external_referral_file", own=DESK, foreign=404, post=True, of=SENT),
    Row("external_referral_sheet", own=DESK, foreign=404, of=SENT),
    Row("fcs_file", own=DESK, foreign=404, of=PERSON),
    Row("fcs_benefit_new", own=DESK, foreign=404, post=True, of=PERSON),
    Row("fcs_benefit_edit", own=DESK, foreign=404, post=True, of=BENEFIT),
    Row("fcs_benefit_remove", own=DESK, foreign=404, get=False, of=BENEFIT),
    Row("fcs_list", own=DESK),
    Row("fcs_certify", own=DESK, foreign=404, post=True, of=BENEFIT),
    Row("fcs_refuse", own=DESK, foreign=404, post=True, of=BENEFIT),
    Row("fcs_correct", own=DESK, foreign=404, post=True, of={"pk": "fcs_refused"}),
    # Papers of a person, as PDF.
    Row("fcs_constancia", own=DESK, foreign=404, of={"pk": "fcs_certification"}),
    Row("attention_print", own=f"seeker {DESK}", foreign=404, of={"pk": "attention"}),
    Row("hour_print", own=f"seeker {DESK}", foreign=404, of={"pk": "appointment"}),
    Row("person_cv", own=f"seeker {DESK}", foreign=404, of=PERSON),
    Row("registration_print", own=f"seeker {DESK}", foreign=404, of=PERSON),
    Row("plan_print", own=f"seeker {DESK}", foreign=404, of=PERSON),
    Row("referral_print", own=f"seeker {DESK}", foreign=404, of={"pk": "referral"}),
]
