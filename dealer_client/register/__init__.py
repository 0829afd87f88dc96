"""The legal book, pure Python: entries, numbering, hash tree, rules, holds. No Qt, no SQL, no HTTP, no files."""
