"""Selecting, coding, checking and comparing the labelled sentences (see ../guide.md and ../labels/README.md)."""
