"""Papers: what the companion hands out to be printed, filed or gone on with, as PDF and as an Excel workbook."""
