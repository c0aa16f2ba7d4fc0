"""What can go wrong."""


class DigitsError(RuntimeError):
    """The command could not be started, was given what it cannot use, or ended too early."""


class PhotoError(DigitsError):
    """A photo could not be read.

    `kind` is one word, such as "not-found" or "corrupt", `path` the photo's; the text says what to do.
    """

    def __init__(self, path: str, kind: str, message: str):
        super().__init__(f"{path}: {message}")
        self.path = path
        self.kind = kind


class NoDigitError(DigitsError):
    """A photo shows no digit, or not one alone.

    `reason` is one word, such as "no-ink" or "several-digits", `path` the photo's.
    """

    def __init__(self, path: str, reason: str):
        super().__init__(f"{path}: no digit was read ({reason})")
        self.path = path
        self.reason = reason
