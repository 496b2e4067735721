"""Files in and out: the sample read to values and problems, the dossier written. Knows no store and no screen."""
