"""Mail that a person sends: drafts, addresses with text, and what fits. Bytes and texts only; nothing is sent."""
