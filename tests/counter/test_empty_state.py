"""What stands where there is nothing to show."""

from dealer_client.counter.reading.empty_state import EmptyState

LONG = "Niets gevonden: verkocht of afgegeven, door P. Jansen, met ‘niet te vinden’"
SHORT = "Niets gevonden met ‘ring’"


def test_a_short_heading_after_a_long_one_takes_no_more_room_than_it_needs(qtbot):
    first, again = EmptyState("bell"), EmptyState("bell")
    for state in (first, again):
        qtbot.addWidget(state)
        state.resize(600, 400)
        state.show()
    first.say(SHORT, "", "")
    again.say(LONG, "", "")
    qtbot.waitUntil(lambda: again.minimumSizeHint().height() > first.minimumSizeHint().height())

    again.say(SHORT, "", "")

    qtbot.waitUntil(lambda: again.minimumSizeHint().height() == first.minimumSizeHint().height())
