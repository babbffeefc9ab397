"""The collection of conflicts, their options, ratings, trials and triggers. For `notebook`, which hands it on."""
