"""Word files (DOCX): their text and pictures laid out on pages, without Word and without LibreOffice."""
