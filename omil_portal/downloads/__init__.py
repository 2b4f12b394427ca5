"""Lists taken away as workbooks: short ones at once, long ones from «Mis descargas»."""
