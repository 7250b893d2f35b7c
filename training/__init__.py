"""What makes the shipped model, from data whose licence allows it: ``python -m training --corpora DIR``."""
