#!/usr/bin/env python3
"""Times Assay and other tools over the same files of a folder, in one run.

    benchmarks/peers.py [--passes N] [FOLDER]

FOLDER is examples/media of the checkout unless named. Every tool that is installed is run; those
that are not are named. Each tool gets the files that it is made for, and Assay the same files. A
pass over them is repeated, and the fastest pass counts; of Assay the median does. Pillow and pydicom
are timed within one warm Python process; Assay within one warm Java process (`assay bench`, one
thread, up to the record of a scan); exiftool, mediainfo, ffprobe and pdfinfo as whole processes, the
first two of which take all files at once.
Prints a Markdown table.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

IMAGES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
TIMED = {".mp4", ".mov", ".m4v", ".m4a", ".mkv", ".webm", ".avi", ".wav", ".flac", ".mp3", ".ogg"}
DICOM = {".dcm"}
PDF = {".pdf"}
ALL = IMAGES | TIMED | DICOM | PDF

TAGS = (
    "SOPClassUID SOPInstanceUID StudyInstanceUID SeriesInstanceUID PatientID PatientName Modality "
    "Rows Columns NumberOfFrames PixelSpacing SliceThickness ImagePositionPatient "
    "ImageOrientationPatient PhotometricInterpretation BitsAllocated PixelRepresentation "
    "SamplesPerPixel RescaleSlope RescaleIntercept WindowCenter WindowWidth"
).split()


def files_below(folder, endings):
    """The files with one of the endings, in a stable order."""
    found = []
    for path, _, names in os.walk(folder):
        found += [os.path.join(path, name) for name in names if os.path.splitext(name)[1].lower() in endings]
    return sorted(found)


def fastest(passes, work):
    """The seconds of the fastest of some passes."""
    best = float("inf")
    for _ in range(passes):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def quietly(command):
    """Runs a program for its time; a file it refuses makes it fail, which is no reason to stop."""
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def readable(files, read):
    """Those of the files that a library reads; it shall not be timed throwing exceptions."""
    kept = []
    for file in files:
        try:
            read(file)
        except Exception as refusal:  # each library has its own, and any of them leaves a file out
            print(f"left out: {file}: {type(refusal).__name__}", file=sys.stderr)
        else:
            kept.append(file)
    return kept


def pillow():
    from PIL import Image, __version__

    def read(file):
        with Image.open(file) as image:
            return image.size

    return f"Pillow {__version__}", IMAGES, read


def pydicom():
    from pydicom import __version__, dcmread

    def read(file):
        data = dcmread(file, stop_before_pixels=True)
        return [str(data[tag].value) for tag in TAGS if tag in data]

    return f"pydicom {__version__}", DICOM, read


def version_in(command):
    """The first number with a point in what a program says of itself."""
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"\d+\.\d[\w.]*", said.stdout + said.stderr)
    return found.group() if found else "unknown version"


PROGRAMS = [
    # name, its version, the files, the command, whether it takes all files at once
    ("exiftool", ["exiftool", "-ver"], ALL, ["exiftool", "-json"], True),
    ("mediainfo", ["mediainfo", "--Version"], IMAGES | TIMED, ["mediainfo", "--Output=JSON"], True),
    ("ffprobe", ["ffprobe", "-version"], TIMED, ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json"], False),
    ("pdfinfo", ["pdfinfo", "-v"], PDF, ["pdfinfo"], False),
]


def assay(command, files):
    """The seconds that Assay takes for each of the files, warm, on one thread: the median of each kind."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as names:
        names.write("\0".join(files))
        names.flush()
        said = subprocess.run(
            [command, "bench", "--json", "--threads", "1", "--files-from", names.name, "-0"],
            capture_output=True,
            text=True,
            check=False,
        )
    if said.returncode != 0:
        sys.exit(f"{command} bench: {said.stderr}")
    groups = json.loads(said.stdout)["groups"]
    micros = sum(group["files"] * group["micros"]["p50"] for group in groups)
    return micros * 1e-6 / sum(group["files"] for group in groups)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--passes", type=int, default=5, help="passes over the files (default: 5)")
    parser.add_argument("--assay", default=os.path.join(ROOT, "assay"), help="the command to compare with")
    parser.add_argument("folder", nargs="?", default=os.path.join(ROOT, "examples", "media"))
    given = parser.parse_args()

    rows = []
    for library in (pillow, pydicom):
        try:
            name, endings, read = library()
        except ImportError:
            print(f"not installed: {library.__name__}", file=sys.stderr)
            continue
        files = readable(files_below(given.folder, endings), read)
        if files:
            seconds = fastest(given.passes, lambda: [read(file) for file in files]) / len(files)
            rows.append((name, "in one process", files, seconds))
    for name, version, endings, command, at_once in PROGRAMS:
        if shutil.which(command[0]) is None:
            print(f"not installed: {name}", file=sys.stderr)
            continue
        files = files_below(given.folder, endings)
        if files:
            if at_once:
                work = lambda: quietly(command + files)
            else:
                work = lambda: [quietly(command + [file]) for file in files]
            how = "one process for all files" if at_once else "a process for each file"
            rows.append((f"{name} {version_in(version)}", how, files, fastest(given.passes, work) / len(files)))

    print(f"Java and the tools on {platform.platform()}, {os.cpu_count()} processors.\n")
    print("| tool | how | files | its \u00b5s for a file | Assay's | ratio |")
    print("|---|---|--:|--:|--:|--:|")
    for name, how, files, seconds in rows:
        ours = assay(given.assay, files)
        print(f"| {name} | {how} | {len(files)} | {seconds * 1e6:.1f} | {ours * 1e6:.1f} | {seconds / ours:.0f}\u00d7 |")


if __name__ == "__main__":
    main()
