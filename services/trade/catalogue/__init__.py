"""Products as they are offered, under the certificate that they carry."""
