"""What is handed out and read without the twin: for now, tables of the selected projects."""
