"""What every failure must be like, whichever it is."""

import pickle
import traceback
import unittest

import kok_search

#: Stands for what somebody asked; nothing of it may be told.
SECRET = "geheimnisvoll"


class ExpectsFailures(unittest.TestCase):
    def fails(self, expected, call, **fields):
        """`call` raises exactly `expected`, with these fields, and nothing in it holds SECRET."""
        with self.assertRaises(kok_search.KokSearchError) as caught:
            call()
        error = caught.exception
        self.assertIs(type(error), expected, str(error))
        for name, value in fields.items():
            self.assertEqual(getattr(error, name), value, name)
        self.assertTrue(error.remedy.endswith(".") and error.message and error.code, repr(vars(error)))
        self.assertIn(error.remedy, str(error))
        self.assertIsNone(error.__cause__)
        self.assertNotIn(SECRET, repr(vars(error.__context__)) if error.__context__ else "")
        told = "".join(traceback.format_exception(error)) + repr(vars(error)) + repr(pickle.dumps(error))
        self.assertNotIn(SECRET, told)
        return error
