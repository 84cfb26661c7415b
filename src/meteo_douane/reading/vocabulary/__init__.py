"""The words by which messages tell: tables of patterns, each met with folded text; no sentence is weighed here."""
