#!/usr/bin/env python3
"""Workbook and note as other programs read them: readers.py VEKHA SOURCE_DIR

openpyxl and python-docx open both, xmllint finds every part well-formed, and templates that
LibreOffice and python-docx have saved give the same note. What is not installed is passed over;
without openpyxl and python-docx the test is skipped (77).
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

try:
    import docx
    import openpyxl
except ImportError:
    sys.exit(77)

VEKHA, SOURCE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
FAULTS = []


def expect(true, message):
    if not true:
        FAULTS.append(message)


def vekha(*arguments):
    call = [str(VEKHA), *map(str, arguments)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    expect(done.returncode in (0, 1), f"{' '.join(call)}: {done.returncode} {done.stderr[-500:]}")
    return done


def well_formed(path):
    if not shutil.which("xmllint"):
        return
    with zipfile.ZipFile(path) as archive:
        expect(archive.testzip() is None, f"{path}: damaged")
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels", ".vml")):
                continue
            done = subprocess.run(["xmllint", "--noout", "--nonet", "-"], input=archive.read(name),
                                  capture_output=True, check=False)
            expect(done.returncode == 0, f"{path}!{name}: {done.stderr[:300]}")


def cells_and_paragraphs(document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            texts.extend(cell.text for cell in row.cells)
    return [" ".join(text.split()) for text in texts if text.strip()]


def check_book(path):
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    expect(len(values.sheetnames) == 13, f"{path}: {values.sheetnames}")
    count = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                shown = values[sheet.title][cell.coordinate].value
                expect(isinstance(shown, (int, float)), f"{sheet.title}!{cell.coordinate}: {shown!r}")
    expect(count > 20, f"{path}: {count} formulas")


def recalculated(path):
    """LibreOffice reads the book and writes the same figures."""
    if not shutil.which("soffice"):
        return
    values = openpyxl.load_workbook(path, data_only=True)
    with tempfile.TemporaryDirectory() as folder:
        convert(path, folder, "ods")
        convert(pathlib.Path(folder) / (path.stem + ".ods"), folder, "xlsx")
        again = openpyxl.load_workbook(pathlib.Path(folder) / path.name, data_only=True)
        for sheet in values.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if not isinstance(cell.value, (int, float)):
                        continue
                    other = again[sheet.title][cell.coordinate].value
                    same = isinstance(other, (int, float)) and abs(other - cell.value) < 1e-6
                    expect(same, f"{sheet.title}!{cell.coordinate}: {cell.value} against {other}")


def convert(path, folder, kind):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", kind, "--outdir", str(folder), str(path)],
                   capture_output=True, timeout=180, check=True)


def with_template(workspace, template, name):
    """The note made from that template, as texts."""
    folder = workspace / "own" / "note"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, folder / "note.docx")
    settings = (SOURCE / "samples" / "vekha.toml").read_text(encoding="utf-8")
    settings = settings.replace("[publish]", '[publish]\ntemplates = "own"', 1)
    (workspace / "vekha.toml").write_text(settings, encoding="utf-8")
    made = workspace / f"{name}.docx"
    vekha("note", "plan-2024", "--workspace", workspace, "--output", made)
    shutil.rmtree(workspace / "own")
    shutil.copy(SOURCE / "samples" / "vekha.toml", workspace / "vekha.toml")
    well_formed(made)
    return cells_and_paragraphs(docx.Document(str(made)))


def split_runs(document):
    """Every run cut in the middle, as a spell checker leaves them."""
    from copy import deepcopy
    for paragraph in list(document.paragraphs) + [
            paragraph for table in document.tables for row in table.rows for cell in row.cells
            for paragraph in cell.paragraphs]:
        for run in list(paragraph.runs):
            if len(run.text) < 4:
                continue
            half = len(run.text) // 2
            other = deepcopy(run._r)
            run._r.addnext(other)
            text = run.text
            run.text = text[:half]
            docx.text.run.Run(other, paragraph).text = text[half:]


def main():
    with tempfile.TemporaryDirectory(prefix="vekha readers ") as folder:
        workspace = pathlib.Path(folder) / "workspace"
        workspace.mkdir()
        for name in ("roadmaps", "exports"):
            shutil.copytree(SOURCE / "samples" / name, workspace / name)
        shutil.copy(SOURCE / "samples" / "vekha.toml", workspace)
        vekha("run", workspace)
        for book in sorted((workspace / "site" / "current").glob("*/*.xlsx")):
            well_formed(book)
            check_book(book.resolve())
        recalculated(book.resolve())
        note = workspace / "note.docx"
        vekha("note", "plan-2024", "--workspace", workspace, "--output", note)
        well_formed(note)
        plain = cells_and_paragraphs(docx.Document(str(note)))
        expect(len(plain) > 200, f"the note has {len(plain)} texts")
        expect(not any("{{" in text for text in plain), "tags are left in the note")
        template = SOURCE / "report_templates" / "note" / "note.docx"
        saved = docx.Document(str(template))
        split_runs(saved)
        saved.save(str(workspace / "split.docx"))
        expect(with_template(workspace, workspace / "split.docx", "from-python") == plain,
               "a template saved by python-docx gives another note")
        if shutil.which("soffice"):
            (workspace / "lo").mkdir()
            convert(template, workspace / "lo", "docx")
            texts = with_template(workspace, workspace / "lo" / "note.docx", "from-libreoffice")
            expect(texts == plain, "a template saved by LibreOffice gives another note: "
                   + str([pair for pair in zip(texts, plain) if pair[0] != pair[1]][:3]))
    for fault in FAULTS[:20]:
        print(re.sub(r"\s+", " ", fault))
    sys.exit(1 if FAULTS else 0)


main()
