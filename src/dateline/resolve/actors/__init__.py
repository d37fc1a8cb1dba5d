"""Names, titles, pronouns and whom they mean."""
