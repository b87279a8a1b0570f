"""What registry says, with only the fields that evaluation needs."""
