"""What lies ahead: deadlines, who needs help first, and facts that people should see early."""
