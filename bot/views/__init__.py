"""Values to Block Kit; pure."""
