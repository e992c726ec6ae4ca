"""One script a page. A page chooses panels and holds no rules."""
