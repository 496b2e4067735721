"""The line of quick entry as the card sees it: a reading, what the strip asks, and what becomes of keys and clicks.

`QuickEntry.line` is one of these. It holds no text of its own: the text is `Form.line`, what was answered
`Form.line_answers`, so that a draft has both. It speaks by `QuickEntry.changed`.

The card does this with it:
    quick.line.type(text, cursor)      at every key in the line
    quick.line.reading                 LineReading: asks, refusals, completion
    quick.line.parts                   Parts to paint; what a click overrode has lost its tint
    quick.line.told                    the reading as a sentence, tuple[Told(text, strong)], to be joined by " · "
    quick.line.asked                   Asked(headline, sentence, picks, chosen, extra) for the strip, or None
    quick.line.pick(n)                 Alt+1 to 3: the choice n (from 1) of what is asked; False where there is none
    quick.line.take_chosen()           Enter: the preselected choice, False where there is none
    quick.line.alternatives(at)        what the part at that place of the text may mean: the ask's key and its picks
    quick.line.answer(ask, choice)     one of those, by key
    quick.line.complete(n=0)           Tab: takes that person of the completion, gives the new text and cursor
    quick.line.settle()                Enter: what is not understood goes into the note; gives the words that went
    quick.press(direction=…, channel=…, outcome=…, when=…)   a click on a chip
    quick.next_line(kind).…            the same for the line beneath an answer: see `next_line`
"""
