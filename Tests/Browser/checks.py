"""What the scripts that look at pages share: a check that ends the program, and a look for barriers."""

import sys

from browser import axe, barriers


def check(what, is_so, found=""):
    if not is_so:
        sys.exit(f"NOT SO: {what} {found}")
    print(what)


def choose(browser, name, value):
    """Sets a field of the filters."""
    browser.run(f"""(() => {{
        const field = document.getElementById('filters').elements['{name}'];
        field.value = {value!r};
        field.dispatchEvent(new Event('input', {{ bubbles: true }}));
    }})()""")


def look_for_barriers(browser, where):
    if axe() is None:
        print(f"skipped: axe-core is not here to look at {where}")
        return
    for scheme in ("light", "dark"):
        browser.surround(scheme)
        found = barriers(browser, axe())
        check(f"axe-core finds nothing in {where}, {scheme}", not found, found)
    browser.surround("light")
