"""Pages of the desk: thin routes that ask the views and print the templates."""
