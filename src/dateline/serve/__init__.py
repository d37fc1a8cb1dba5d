"""What users meet: commands, lists, exports."""
