"""As Agreed: keeps what people agreed to. `ARCHITECTURE.md` draws the rooms; only `assembly` knows all of them."""
