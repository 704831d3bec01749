"""The preview: serves the site on this machine and has it follow every change of its sources.

`command` starts it, `session` leads it, `watching` tells what changed, `process` has the builder
build in a process of its own (`builder`, `building`), `live` knows what open pages are to be told,
and `server` serves.
"""
