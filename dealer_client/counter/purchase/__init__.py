"""The purchase: who are you - what have you brought - is it all right - here is your money."""
