"""Who is who: the roster, names as people say them, Slack users, who one's own coach is."""
