"""The Promises page, the forge in which a promise is made, and the small dialogs around a mark."""
