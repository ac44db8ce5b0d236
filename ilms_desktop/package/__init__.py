"""The signed submission package: bytes in, bytes out.

`write.build` makes a package, `read.verify` judges one; `docs/spec/package.md` says how. Nothing here touches a disk,
a database, a clock or the screen.
"""
