"""Qt models: thin skins over the presenters; no SQL, no files, no painting."""
