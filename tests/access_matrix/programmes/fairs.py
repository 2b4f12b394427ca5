from tests.access_matrix.row import Row

ROWS: list[Row] = []
