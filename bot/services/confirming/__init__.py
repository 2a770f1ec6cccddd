"""The other party's word: who is asked and when, the list of a day, what two people do not agree on."""
