"""Writes sections of a Markdown file that other scripts own a part of each."""

import datetime
import os
import pathlib
import platform
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"


def machine():
    """Processor, cores and system, so that a figure can be judged; no host name."""
    name = platform.processor() or platform.machine()
    information = pathlib.Path("/proc/cpuinfo")
    if information.exists():
        names = [line.split(":")[1].strip() for line in information.read_text().splitlines()
                 if line.startswith("model name")]
        name = names[0] if names else name
    elif platform.system() == "Darwin":
        name = subprocess.run(["sysctl", "-n", "machdep.cpu.brand_string"], check=False,
                              capture_output=True, text=True).stdout.strip() or name
    load = os.getloadavg()[0]
    return (f"{name}, {os.cpu_count()} cores, {system()}, Python {platform.python_version()}; "
            f"load {load:.1f} when written")


def system():
    if platform.system() == "Darwin":
        return f"macOS {platform.mac_ver()[0]}"
    described = pathlib.Path("/etc/os-release")
    lines = described.read_text().splitlines() if described.exists() else []
    names = [line.split("=")[1].strip('"') for line in lines if line.startswith("PRETTY_NAME=")]
    return names[0] if names else platform.system()


def today():
    return datetime.date.today().isoformat()


def table(header, rows):
    """A Markdown table; the first column left, the others right."""
    lines = ["| " + " | ".join(header) + " |",
             "|---|" + "---:|" * (len(header) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def replace_section(path, name, text):
    """Puts text between the markers of a section; adds the section at the end where it is new."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    old = path.read_text(encoding="utf-8") if path.exists() else "# Results\n"
    section = f"{begin}\n{text.strip()}\n{end}"
    if begin in old:
        head, rest = old.split(begin, 1)
        new = head + section + rest.split(end, 1)[1]
    else:
        new = old.rstrip("\n") + f"\n\n{section}\n"
    path.write_text(new, encoding="utf-8")


def write_result(name, title, body):
    """One benchmark's section of RESULTS.md, with date and machine; printed as well."""
    text = f"## {title}\n\n{today()}; {machine()}.\n\n{body}"
    replace_section(RESULTS, name, text)
    print(text)


def not_measured(absent):
    """What could not be run here and why; empty where everything ran."""
    return "\n".join(f"- not measured: {name} (missing: {lacks})"
                     for name, lacks in absent.items())
