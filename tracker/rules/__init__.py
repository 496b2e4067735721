"""Values and decisions: pure functions over frozen dataclasses. Know nothing but the standard library."""
