"""Support: early facts for people who decide, and the plans that they write."""
