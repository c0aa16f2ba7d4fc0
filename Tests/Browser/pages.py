"""Looks at pages of all kinds: whether they come up, fit every width and have no barriers.

    pages.py PAGE.html …

Prints a line per check; one that fails ends the program.
"""

import sys

from browser import Browser
from checks import check, look_for_barriers

READY = "document.querySelectorAll('.card, .stages li').length > 0"
MOVED = """new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 300);
})"""


with Browser() as browser:
    for page in sys.argv[1:]:
        name = page.split("/")[-1]
        browser.resize(1280, 900)
        browser.open(page, ready=READY)
        moved = browser.run(MOVED)
        check(f"{name}: nothing moves while it opens", moved < 0.01, moved)
        unnamed = browser.run("""[...document.querySelectorAll('img, svg[role=img]')].filter((picture) =>
            !(picture.alt || picture.getAttribute('aria-label') || picture.getAttribute('aria-labelledby'))).length""")
        check(f"{name}: every picture has words", unnamed == 0, unnamed)
        broken = browser.run("""Promise.all([...document.querySelectorAll('img')].map((picture) => {
            picture.loading = 'eager';
            return picture.decode().then(() => true, () => false);
        })).then((all) => all.filter((isThere) => !isThere).length)""")
        check(f"{name}: every picture is there", broken == 0, broken)
        for width in (320, 390, 768, 1280, 2560, 3840):
            browser.resize(width, 900)
            browser.run("new Promise((done) => setTimeout(done, 200))")
            wide = browser.run("document.documentElement.scrollWidth - innerWidth")
            check(f"{name}: it fits {width} pixels", wide <= 0, wide)
        browser.resize(1280, 900)
        look_for_barriers(browser, name)
    check("the console stays silent", not browser.complaints(), browser.complaints())
