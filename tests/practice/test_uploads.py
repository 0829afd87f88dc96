from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from dealer_client.central import wire

from .practising_counter import PractisingCounter, problem


def statuses(answer: wire.UploadAnswer) -> list[str]:
    return [result.status for result in answer.results]


def test_a_batch_is_accepted_with_a_receipt_over_the_counters_own_root(counter: PractisingCounter):
    book = [counter.entry(number) for number in (1, 2, 3)]

    answer = counter.uploaded(book)

    assert statuses(answer) == ["accepted"] * 3
    assert (answer.receipt.size, answer.receipt.root) == (3, counter.root(book).hex())
    assert (answer.receipt.series, answer.receipt.book) == (counter.series, counter.book)
    assert answer.receipt.counter_key == counter.key.public.hex()


def test_a_batch_sent_twice_is_held_once(counter: PractisingCounter):
    book = [counter.entry(number) for number in (1, 2)]
    first = counter.uploaded(book)

    second = counter.uploaded(book)

    assert statuses(second) == ["already", "already"]
    assert (second.receipt.size, second.receipt.root) == (first.receipt.size, first.receipt.root)


def test_a_batch_that_overlaps_adds_only_what_is_new(counter: PractisingCounter):
    book = [counter.entry(number) for number in range(1, 6)]
    counter.uploaded(book[:3])

    answer = counter.uploaded(book, after=1)

    assert statuses(answer) == ["already", "already", "accepted", "accepted"]
    assert answer.receipt.size == 5


def test_an_old_batch_sent_again_gets_a_receipt_over_all_that_is_held(counter: PractisingCounter):
    book = [counter.entry(number) for number in range(1, 6)]
    counter.uploaded(book)

    answer = counter.uploaded(book[:2])

    assert statuses(answer) == ["already", "already"]
    assert (answer.receipt.size, answer.receipt.root) == (5, counter.root(book).hex())


def test_the_same_batch_from_several_threads_at_once_is_held_once(counter: PractisingCounter):
    book = [counter.entry(number) for number in range(1, 21)]
    counter.fresh_token()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: counter.uploaded(book), range(8)))

    assert sorted(statuses(answer)[0] for answer in answers) == ["accepted"] + ["already"] * 7
    assert {answer.receipt.root for answer in answers} == {counter.root(book).hex()}


def test_a_missing_number_is_refused_with_the_number_that_is_expected(counter: PractisingCounter):
    book = [counter.entry(number) for number in range(1, 6)]
    counter.uploaded(book[:2])

    refusal = problem(counter.upload(book, after=3), 409, "number-gap")

    assert refusal.expected_number == 3
    assert statuses(counter.uploaded(book, after=2)) == ["accepted"] * 3


def test_another_entry_under_a_number_that_is_held_is_a_fork(counter: PractisingCounter):
    counter.uploaded([counter.entry(1)])

    problem(counter.upload([counter.entry(1, staff="2")]), 409, "fork")


def test_a_rewritten_past_under_a_new_entry_is_a_fork_and_nothing_is_held(counter: PractisingCounter):
    book = [counter.entry(1), counter.entry(2)]
    counter.uploaded(book)
    rewritten = [counter.entry(1, staff="2"), book[1], counter.entry(3)]

    problem(counter.upload(rewritten, after=2), 409, "fork")

    assert counter.uploaded([*book, counter.entry(3)], after=2).receipt.size == 3


def test_a_head_signed_with_another_key_is_refused(counter: PractisingCounter):
    book = [counter.entry(1)]
    head = counter.head(book)
    forged = head.model_copy(update={"signature": "0" * 128})

    refusal = problem(counter.upload(book, head=forged), 422, "bad-request")

    assert "signed" in refusal.detail
    assert counter.uploaded(book).receipt.size == 1


def test_a_head_of_another_series_book_or_size_is_refused(counter: PractisingCounter):
    book = [counter.entry(1)]
    for changed in ({"series": "ZZZZ"}, {"book": "another"}, {"size": 2}):
        problem(counter.upload(book, head=counter.head(book, **changed)), 422, "bad-request")


def test_a_head_with_another_root_is_a_fork(counter: PractisingCounter):
    book = [counter.entry(1)]

    problem(counter.upload(book, head=counter.head(book, root=bytes(32))), 409, "fork")


def test_numbers_that_do_not_follow_each_other_are_refused(counter: PractisingCounter):
    entries = [counter.entry(1), counter.entry(3)]
    head = counter.head(entries, size=3)

    problem(counter.post("/v1/entries", wire.UploadRequest(entries=entries, head=head)), 422, "bad-request")


def test_an_entry_that_is_not_accepted_does_not_hold_up_what_comes_after(counter: PractisingCounter):
    book = [counter.entry(1), counter.entry(2, without=["items"]), counter.entry(3)]

    answer = counter.uploaded(book)

    assert statuses(answer) == ["accepted", "rejected", "accepted"]
    assert [reason.code for reason in answer.results[1].reasons] == ["items-missing"]
    assert answer.receipt.root == counter.root(book).hex()


def test_a_rejection_is_told_again_when_the_batch_is_sent_again(counter: PractisingCounter):
    book = [counter.entry(1, without=["items"])]
    first = counter.uploaded(book)

    assert counter.uploaded(book).results == first.results


def test_a_batch_of_the_largest_size_is_taken_in_at_once(counter: PractisingCounter):
    book = [counter.entry(number) for number in range(1, wire.MAX_BATCH_ENTRIES + 1)]

    assert counter.uploaded(book).receipt.size == wire.MAX_BATCH_ENTRIES


def test_the_tree_grows_the_same_however_the_book_is_cut_into_batches(counter: PractisingCounter):
    book = [counter.entry(number) for number in range(1, 31)]
    held = 0
    for size in (1, 2, 3, 5, 8, 11):
        answer = counter.uploaded(book[: held + size], after=held)
        held += size
        assert (answer.receipt.size, answer.receipt.root) == (held, counter.root(book[:held]).hex())
