"""Every sentence of a plan, derived again from the plain JSON values and the slots: by other code than the planner's.

`plan` is the door; `certificate`, `reasons` with their `clauses`, and `left_out` each read what a plan says
of one thing; `told` is what they read, `places` where somebody could do a chore, `limits` what was agreed on.

python -m tests.planning.sentences [count]    the samples and so many random households; prints what is not true
"""
