"""The Qt face of the product: asks the desk, shows the answer."""

from .lasting_values import keep_values_alive

keep_values_alive()
