"""Forms of one word that no stem brings together."""

_FORMS = {
    "begin": "began begun begins start starts started starting",
    "meet": "met",
    "hold": "held",
    "write": "wrote written",
    "choose": "chose chosen",
    "lead": "led",
    "keep": "kept",
    "have": "had has",
    "send": "sent",
    "leave": "left",
    "pay": "paid",
    "show": "shown",
    "pair": "match matched matches matching",
    "resume": "résumé",
    "enrol": "enroll enrolls enrolled enrolling enrollment enrolment",
    # Words that a stem would mix up with the name of a role.
    "coaching": "coaching",
    "administrative": "administrative",
    "leadership": "leadership",
}

SAME_WORD = {form: word for word, forms in _FORMS.items() for form in forms.split()}
"""Each form, and twin, with the word that it stands for."""
