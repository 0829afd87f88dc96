"""Documents on paper and for other programs: the extract and verifying one, receipts, slips, labels, exports."""
