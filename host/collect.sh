#!/bin/sh
# Prints what this host tells about itself: the document of client/facts/hostFacts.ts.
main() {
  echo 'not yet' >&2
  exit 1
}
main
