#!/usr/bin/env python3
"""Disturbs the program while it works, and looks whether anything that was saved is lost.

    chaos.py PROGRAM [RUNS [SEED]]

Each run begins one work (training, teaching, exporting, importing, fetching), disturbs it at a
random moment (killed, told to end, frozen, a disk that is full, a folder that is gone, a clock that
is set back, a second program that does the same), and then demands: what was reported as saved is
there and opens; else the file that was there before or the new one is there and opens; each
checkpoint opens, and a run that was cut off goes on; a dataset that is said to be there is whole,
and fetching goes on. Prints a table, and each broken promise with what the program said. All files
are below a folder in the temporary folder.
"""

import filecmp
import gzip
import json
import os
import random
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SIGNALS = {"kill": signal.SIGKILL, "terminate": signal.SIGTERM, "hang up": signal.SIGHUP}
DISTURBANCES = [*SIGNALS, "freeze", "full disk", "folder gone", "clock back", "twin"]
WORKS = ["train", "teach", "export", "import", "fetch"]
DATASET = "fashion-mnist"
DATASET_SOURCE = Path("/usr/share/datasets") / DATASET


class Broken(Exception):
    """A promise that the program has broken."""


class Laboratory:
    """A user of their own, with a toy dataset, a model and drawings."""

    def __init__(self, program, root):
        self.program = program
        self.root = root
        self.environment = {
            **os.environ,
            "HOME": str(root),
            "XDG_STATE_HOME": str(root / "state"),
            "XDG_DATA_HOME": str(root / "data"),
            "XDG_CONFIG_HOME": str(root / "config"),
            "QT_QPA_PLATFORM": "offscreen",
        }
        self.toy = root / "toy"
        self.model = root / "model.safetensors"
        self.foreign = root / "model.pth"
        self.old = {"pth": root / "old.pth", "safetensors": root / "old.safetensors"}
        self.ink = root / "ink.jsonl"
        self.write_dataset()
        self.write_ink()
        self.must("train", *self.training(3), "--output", self.model)
        self.must("export", "--model", self.model, "--to", "pytorch", "-o", self.foreign)
        self.must("train", *self.training(1), "--output", self.old["safetensors"])
        self.must("export", "--model", self.old["safetensors"], "--to", "pytorch",
                  "-o", self.old["pth"])

    def training(self, epochs):
        return ["--preset", "repaired", "--hidden", "16", "--threads", "1", "--json",
                "--dataset", self.toy, "--epochs", str(epochs)]

    def write_dataset(self):
        """Each digit is a bright block at a place of its own."""
        self.toy.mkdir()
        for part, count in (("train", 2000), ("t10k", 200)):
            labels = bytes(i % 10 for i in range(count))
            with open(self.toy / f"{part}-labels-idx1-ubyte", "wb") as file:
                file.write(struct.pack(">II", 0x801, count) + labels)
            with open(self.toy / f"{part}-images-idx3-ubyte", "wb") as file:
                file.write(struct.pack(">IIII", 0x803, count, 28, 28))
                for label in labels:
                    image = bytearray(random.randrange(40) for _ in range(784))
                    for row in range(8):
                        at = (row + 14 * (label // 5)) * 28 + 5 * (label % 5)
                        image[at:at + 5] = b"\xff" * 5
                    file.write(image)

    def write_ink(self):
        with open(self.ink, "w", encoding="utf-8") as file:
            for label in range(10):
                strokes = [[[10, 10], [20 + 5 * label, 60]]]
                file.write(json.dumps({"label": label, "strokes": strokes}) + "\n")

    def start(self, *arguments, before=None, wrapper=()):
        command = [*wrapper, self.program, *map(str, arguments)]
        return subprocess.Popen(command, env=self.environment, cwd=self.root, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=before)

    def run(self, *arguments):
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=120)
        return process.returncode, output, errors

    def must(self, *arguments):
        code, output, errors = self.run(*arguments)
        if code != 0:
            raise Broken(f"{' '.join(map(str, arguments))}: ended with {code}: {errors.strip()}")
        return output

    def command(self, work, target):
        """The arguments of a work that ends with that file."""
        return {
            "train": ["train", *self.training(60), "--output", target],
            "teach": ["teach", "--model", self.model, "--ink", self.ink, "--dataset", self.toy,
                      "--json", "--output", target],
            "export": ["export", "--model", self.model, "--to", "pytorch", "--json", "-o", target],
            "import": ["import", self.foreign, "--json", "--output", target],
            "fetch": ["datasets", "get", DATASET, "--json"],
        }[work]

    def is_dataset_said_to_be_there(self):
        listed = map(json.loads, self.must("datasets", "--json").splitlines())
        return any(each["name"] == DATASET and each["present"] for each in listed)

    def check_dataset(self):
        folder = self.root / "data" / "digitlab" / "datasets" / DATASET
        for packed in DATASET_SOURCE.glob("*.gz"):
            with gzip.open(packed) as file:
                if (folder / packed.stem).read_bytes() != file.read():
                    raise Broken(f"{packed.stem} is not what was fetched")

    def check_model(self, path):
        self.must("evaluate", "--model", path, "--dataset", self.toy, "--json")

    def check_checkpoints(self):
        """Each opens; the newest run that was cut off goes on to its end."""
        for checkpoint in sorted(self.root.glob("state/digitlab/runs/*/checkpoint.safetensors")):
            code, _, errors = self.run("train", "--resume", checkpoint, "--json",
                                       "--output", self.root / "resumed.safetensors")
            if code != 0 and "complete" not in errors:
                raise Broken(f"{checkpoint.name} of {checkpoint.parent.name}: {errors.strip()}")
            shutil.rmtree(checkpoint.parent)


def limit_file_size(most_bytes):
    """No file of the process grows further, as on a full disk."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))
    return limit


def disturb(laboratory, disturbance, work, target):
    """Starts the work, disturbs it, and gives what each program printed on stdout and stderr."""
    arguments = laboratory.command(work, target)
    before, wrapper = None, []
    if disturbance == "full disk":
        before = limit_file_size(random.randrange(1, 200_000))
    if disturbance == "clock back":
        wrapper = ["faketime", "-f", f"-{random.randrange(1, 4000)}d"]
    process = laboratory.start(*arguments, before=before, wrapper=wrapper)
    twin = laboratory.start(*arguments) if disturbance == "twin" else None
    time.sleep(random.uniform(0, 2.5))
    if disturbance in SIGNALS:
        process.send_signal(SIGNALS[disturbance])
    elif disturbance == "freeze":
        process.send_signal(signal.SIGSTOP)
        time.sleep(random.uniform(0, 1))
        process.send_signal(signal.SIGCONT)
    elif disturbance == "folder gone":
        shutil.rmtree(random.choice([target.parent, laboratory.root / "state",
                                     laboratory.root / "data"]), ignore_errors=True)
    outputs = []
    for each in filter(None, [process, twin]):
        try:
            outputs.append(each.communicate(timeout=120))
        except subprocess.TimeoutExpired:
            each.kill()
            raise Broken(f"{work} hangs after: {disturbance}") from None
    return outputs


def is_reported_saved(outputs):
    """Whether a program told as its last word that it has written its file."""
    reported = [json.loads(line) for output, _ in outputs for line in output.splitlines()
                if line.startswith("{") and line.endswith("}")]
    return any(event.get("event") in ("finished", "imported") or "bytes" in event
               for event in reported)


def demand_dataset(laboratory):
    """What is said to be there is there, and what is not can be fetched again."""
    if laboratory.is_dataset_said_to_be_there():
        laboratory.check_dataset()
    laboratory.must("datasets", "get", DATASET)
    laboratory.check_dataset()


def demand_nothing_lost(laboratory, target, outputs):
    if not target.exists():
        raise Broken(f"{target.name} is gone")
    if is_reported_saved(outputs) and filecmp.cmp(target, laboratory.old[target.suffix[1:]], False):
        raise Broken(f"{target.name} is the old one, though the new one was reported as saved")
    laboratory.check_model(target)


def chaos(laboratory, runs):
    disturbances = [each for each in DISTURBANCES
                    if each != "clock back" or shutil.which("faketime")]
    works = [each for each in WORKS if each != "fetch" or DATASET_SOURCE.is_dir()]
    done, broken = Counter(), []
    for run in range(runs):
        work, disturbance = random.choice(works), random.choice(disturbances)
        target = laboratory.root / "out" / f"model.{'pth' if work == 'export' else 'safetensors'}"
        shutil.rmtree(target.parent, ignore_errors=True)
        target.parent.mkdir()
        shutil.rmtree(laboratory.root / "data", ignore_errors=True)
        shutil.copy(laboratory.old[target.suffix[1:]], target)
        outputs = []
        try:
            outputs = disturb(laboratory, disturbance, work, target)
            if work == "fetch":
                demand_dataset(laboratory)
            elif disturbance != "folder gone":
                demand_nothing_lost(laboratory, target, outputs)
            laboratory.check_checkpoints()
        except Broken as error:
            broken.append(f"run {run}, {work}, {disturbance}: {error}")
            print(broken[-1], *(errors.strip() for _, errors in outputs), sep="\n    ", flush=True)
        done[work, disturbance] += 1
    return done, broken


def main():
    program = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    random.seed(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory(prefix="digitlab-chaos-") as folder:
        done, broken = chaos(Laboratory(program, Path(folder)), runs)
    names = sorted({disturbance for _, disturbance in done})
    print(f"{'':10}" + "".join(f"{name:>13}" for name in names))
    for work in WORKS:
        print(f"{work:10}" + "".join(f"{done[work, name]:13}" for name in names))
    print(f"{runs} runs, {len(broken)} broken promises")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
