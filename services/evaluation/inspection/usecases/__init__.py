"""What an inspection or a complaint leads to: certificates revoked, results judged again."""
