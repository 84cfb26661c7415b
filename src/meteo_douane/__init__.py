"""Watch the French customs' « météo des services en ligne » and tell the operators whom an alert concerns."""
