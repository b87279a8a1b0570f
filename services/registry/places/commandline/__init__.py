"""What registry's command line does beside serving: units from package data, the first administrator."""
