"""Opening what packages travel in where it can do no harm: in a process of its own, with little time and memory.

What is in a carrier is decided in `ilms_desktop.package`, as a function of bytes; here that function gets its process.
"""
