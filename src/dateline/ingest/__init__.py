"""From files to reports: pages, plain text and JSON lines, with what does not belong to the report set apart."""
