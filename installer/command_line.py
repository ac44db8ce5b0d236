"""Entry of the frozen command line, `ilms`; Qt is not started."""

from ilms_desktop.cli.main import entry_point

if __name__ == "__main__":
    entry_point()
