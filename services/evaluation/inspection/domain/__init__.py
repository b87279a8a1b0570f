"""The rules of inspections and of complaints."""
