"""Stories and the stages they are played on. Their claims stand outside the test files; they are to be told as well."""

import pytest

pytest.register_assert_rewrite(
    "tests.stories.stage", "tests.stories.through_the_window", "tests.stories.through_the_command_line"
)
