"""How fast and how accurate reportlint is: `python -m benchmarks.speed`, `python -m benchmarks.accuracy`."""
