"""What is said about the chore week: by the planner (`plan`), on its page, in the household form, in the shell."""
