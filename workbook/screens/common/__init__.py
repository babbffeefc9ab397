"""What pages and dialogs stand on: the base of both, the form dialog, what a window knows (`app_context`).

For the other folders of `screens` and for `app`.
"""
