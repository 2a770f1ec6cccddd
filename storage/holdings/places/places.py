"""Every table, and what in it is about a person: whose a row is, what they are given of it, and what erasing does.

Taking one's record away, erasing somebody and the test of docs/privacy.md all read this list: what is not in it is
neither given nor erased, so the test refuses a table or a column that is missing.
"""

from collections.abc import Mapping

from storage.holdings.places.hours import OF_PEOPLE_AND_HOURS
from storage.holdings.places.place import Place
from storage.holdings.places.program import OF_THE_PROGRAM
from storage.holdings.places.record import OF_THE_RECORD

PLACES = (*OF_PEOPLE_AND_HOURS, *OF_THE_RECORD, *OF_THE_PROGRAM)
"""Where rows of several tables depend on one another, no order is meant."""

BY_TABLE: Mapping[str, Place] = {place.table: place for place in PLACES}
