"""Hours in sheets: CSV and XLSX files read by the layout of whoever wrote them, and written so that they read back."""
