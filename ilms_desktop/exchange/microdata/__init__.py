"""Tables from the records of a survey: recipes, coding, counting with weights, marks.

Records are held in memory only; they reach no file, no log and no message.
"""
