// Nothing to run: what counts is the document that a frame makes of it.
