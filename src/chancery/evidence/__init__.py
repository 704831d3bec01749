"""Evidence: whether the texts of the sources say what the records say, claim by claim."""
