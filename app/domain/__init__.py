"""The words of the field as types: codes, periods, measures, figures. Imports nothing of the app."""
