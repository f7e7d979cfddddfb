"""Tables as grids with meaning and as sheets of numbers that add up."""
