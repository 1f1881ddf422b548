"""Compiles the map's country outlines (outlines.json) from Natural Earth's 1:110m countries, which are in the public domain.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install pycountry
    python3 outlines.py package/countries-110m.json > ../resources/entente/serve/page/outlines.json

One key a country (ISO 3166 alpha-3; KOS for Kosovo; "-" for what has no code), one list a ring: the first point and then
steps, in tenths of a degree, longitude before latitude. Antarctica is left out.
"""

import json
import sys

import pycountry

NO_NUMBER = {"Kosovo": "KOS"}


def arcs_of(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * sx + tx) * 10), round((y * sy + ty) * 10)))
        yield points


def ring(arcs, numbers):
    points = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(part[1:] if points else part)
    steps, last = [], (0, 0)
    for point in points:
        if point != last or not steps:
            steps += [point[0] - last[0], point[1] - last[1]]
        last = point
    return steps


def code(geometry):
    if "id" in geometry:
        return pycountry.countries.get(numeric=geometry["id"]).alpha_3
    return NO_NUMBER.get(geometry["properties"]["name"], "-")


def main(path):
    with open(path, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = list(arcs_of(topology))
    outlines = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        # Holes are other countries, which are drawn over it.
        rings = [ring(arcs, polygon[0]) for polygon in polygons]
        outlines.setdefault(code(geometry), []).extend(r for r in rings if len(r) >= 8)
    outlines.pop("ATA")
    json.dump(
        {
            "source": "Natural Earth, Admin 0 countries, 1:110m, public domain",
            "outlines": dict(sorted(outlines.items())),
        },
        sys.stdout,
        separators=(",", ":"),
    )
    print()


if __name__ == "__main__":
    main(sys.argv[1])
