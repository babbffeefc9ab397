"""What every export needs: what people wrote, as Markdown takes it for text and nothing else."""
