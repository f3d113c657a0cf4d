"""Arabic text as the archive needs it: letters, numbers, dates' names, words, stems and order."""
