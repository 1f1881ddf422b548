"""python3 -m coding COMMAND … (from training/); `python3 -m coding COMMAND -h` says what each wants."""

import argparse
import pathlib
import re
import sys

from . import sources


def main() -> int:
    parser = argparse.ArgumentParser(prog="coding", description="Tools for the labelled sentences.")
    commands = parser.add_subparsers(dest="command", required=True)
    p = commands.add_parser("select", help="draw the selection and write labels/selection.tsv and splits.tsv")
    p.add_argument("--batches", metavar="FOLDER", help="also cut batches of about 60 sentences into FOLDER")
    p = commands.add_parser("sheet", help="print a document or block for coding")
    p.add_argument("--set", required=True)
    p.add_argument("--doc", required=True, nargs="+")
    p = commands.add_parser("compile", help="turn a coded sheet into the stored form")
    p.add_argument("sheet")
    p.add_argument("-o", "--output", help="file to write (default: only check)")
    p.add_argument("--coder", help="letter of the coder (default: from NAME.a.sheet)")
    p = commands.add_parser("show", help="print stored labels with their words")
    p.add_argument("file")
    p.add_argument("-n", type=int, action="append", help="only this sentence number")
    p = commands.add_parser("check", help="validate everything under labels/; exit 1 on any fault")
    p = commands.add_parser("agreement", help="compare two codings of the same sentences, field by field")
    p.add_argument("a", nargs="?", help="left out: every pair under labels/double, pooled")
    p.add_argument("b", nargs="?")
    p.add_argument("--differences", action="store_true", help="list every sentence that differs, both codings")
    p = commands.add_parser("settle", help="write the settled truth of two codings by a file of decisions")
    p.add_argument("a")
    p.add_argument("b")
    p.add_argument("decisions")
    p.add_argument("-o", "--output", required=True)
    p = commands.add_parser("stats", help="count sentences, types, modalities by set, mix and split")
    arguments = parser.parse_args()

    if sources.shared() is None and arguments.command in ("select", "sheet", "compile", "show"):
        print("the reference data are not there: expected ../shared/data beside the checkout; put it there and try again", file=sys.stderr)
        return 2
    match arguments.command:
        case "select":
            from . import batches
            return batches.write(arguments.batches)
        case "sheet":
            from . import sheets
            for doc in arguments.doc:
                print(sheets.print_doc(arguments.set, doc))
        case "compile":
            from . import sheets
            path = pathlib.Path(arguments.sheet)
            found = re.search(r"\.([a-z])\.sheet$", path.name)
            coder = arguments.coder or (found[1] if found else "a")
            compiler = sheets.Compiler(path.name, coder)
            records = compiler.compile(path.read_text(encoding="utf-8"))
            if compiler.faults:
                print("\n".join(compiler.faults), file=sys.stderr)
                print(f"{len(compiler.faults)} fault(s); nothing written", file=sys.stderr)
                return 1
            if arguments.output:
                out = pathlib.Path(arguments.output)
                out.parent.mkdir(parents=True, exist_ok=True)
                out.write_text(sheets.dump(records), encoding="utf-8")
            print(f"{len(records)} sentences, {sum(len(r['events']) for r in records)} events, "
                  f"{sum(len(r['statements']) for r in records)} statements")
        case "show":
            from . import checks
            checks.show(arguments.file, arguments.n)
        case "check":
            from . import checks
            return checks.check()
        case "agreement":
            from . import agreement
            if arguments.a is None or arguments.b is None:
                return agreement.pooled()
            return agreement.report(arguments.a, arguments.b, arguments.differences)
        case "settle":
            from . import settle
            return settle.settle(arguments.a, arguments.b, arguments.decisions, arguments.output)
        case "stats":
            from . import checks
            checks.stats()
    return 0


if __name__ == "__main__":
    sys.exit(main())
