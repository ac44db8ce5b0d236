"""What the screens show, worked out without a widget: pictures of cells, groups of findings, rows of lists."""
