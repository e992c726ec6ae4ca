"""What the reader sees. Streamlit lives here and in `pages/`, nowhere else."""
