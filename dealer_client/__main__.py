"""`python -m dealer_client` is the command line."""

import sys

from dealer_client.cli import main

sys.exit(main())
