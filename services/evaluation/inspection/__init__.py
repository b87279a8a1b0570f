"""What comes after a certificate: inspections, complaints, and what rests on them."""
