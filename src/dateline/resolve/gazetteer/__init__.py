"""The packaged gazetteers and how names are looked up in them."""
