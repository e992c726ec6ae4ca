"""What is handed out and read without the twin: tables of projects, and pages for paper."""
