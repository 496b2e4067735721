"""Where who of us there are is shown and changed, and who I am is chosen. Knows no other region."""
