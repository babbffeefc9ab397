"""The collection of promises and of the marks on their dues. For `notebook`, which hands it on."""
