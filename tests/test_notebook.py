"""The tour runs from beginning to end as it is printed."""

from pathlib import Path

import pytest

TOUR = Path(__file__).resolve().parents[1] / "notebooks" / "tour.ipynb"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_tour_runs(cache):
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(TOUR, as_version=4)
    NotebookClient(notebook, timeout=180, kernel_name="python3").execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert len(shown) >= 10
    assert not [output for output in shown if output.output_type == "error"]
