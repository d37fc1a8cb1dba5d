"""The ways out: command line and exports."""
