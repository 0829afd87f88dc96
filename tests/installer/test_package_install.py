"""What is said when pip fails."""

import pytest

from installer.package_install import why_pip_failed

NO_NETWORK = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(<HTTPSConnection>: Failed to establish
a new connection: [Errno -3] Temporary failure in name resolution')': /simple/pip/
ERROR: Could not find a version that satisfies the requirement pip==26.3 (from versions: none)
ERROR: No matching distribution found for pip==26.3
"""
OTHER_HASH = """\
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package versions, ...
    Expected sha256 00
         Got        11
"""
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
UNKNOWN = "ERROR: No matching distribution found for typst==9.9\nsomething after it\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (NO_NETWORK, "the package index cannot be reached; check the network"),
        (OTHER_HASH, "not the one that is pinned"),
        (FULL, "The disk became full"),
        (UNKNOWN, "No matching distribution found for typst==9.9"),
        ("", "no reason was given"),
    ],
    ids=["no network", "another hash", "full disk", "a reason of pip's own", "nothing"],
)
def test_the_reason_is_one_sentence(said, expected):
    sentence = why_pip_failed(said)
    assert expected in sentence
    assert len(sentence.splitlines()) == 1
