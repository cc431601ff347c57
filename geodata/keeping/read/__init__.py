"""Read a list as people make them: text or workbook, to rows of text."""
