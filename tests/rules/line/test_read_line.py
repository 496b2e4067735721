"""Claims about the line of an entry: each with its whole reading, typed on Thursday 26 November 2026 at 14:57 by Maria."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from tests.rules.line.people import MAY, MOMENT, OTHER_JO, OTHER_MARTIN, PEOPLE, WILL, Known
from tests.rules.line.told import asked, parts, whole
from tracker.rules.line import Answer, LineReading, PartKind
from tracker.rules.line.reading import read_line
from tracker.rules.plain_dates.tongues import spoken
from tracker.rules.prospect import Prospect

# fmt: off
THE_FORTY = [
    ("jo call talked", "Jo Hill · out call talked · now", "[jo] [call] [talked]"),
    ("called jo", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer", "[called] [jo]"),
    ("jo rang", "Jo Hill · in call talked · now", "[jo] [rang]"),
    ("jo called", "Jo Hill · in call talked · now", "[jo] [called]"),
    ("jo called me", "Jo Hill · in call talked · now", "[jo] [called] [me]"),
    ("rang jo", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer", "[rang] [jo]"),
    ("met martin", "Martin Pryce · met meeting talked · now · ask as-agreed: agreed:101 | now", "[met] [martin]"),
    ("met martin 10am", "Martin Pryce · met meeting talked · Thu 26 Nov 10:00", "[met] [martin] [10am]"),
    ("martin 10", "Martin Pryce · how? · now · rest: 10 · ask how: out:call | in:call | met:meeting · ask word?: Thu 26 Nov 2026 10:00 · no: no-time 10", "[martin] [~10]"),
    ("martin call at 4", "Martin Pryce · out call · at 4? · ask when: Wed 25 Nov 2026 16:00 | Thu 26 Nov 2026 04:00 · ask came-of-it: talked | voicemail | no-answer", "[martin] [call] [?at 4]"),
    ("jo rang yesterday 4pm", "Jo Hill · in call talked · Wed 25 Nov 16:00", "[jo] [rang] [yesterday 4pm]"),
    ("met tessa on tuesday", "Tessa Grant · met meeting talked · Tue 24 Nov 12:00", "[met] [tessa] [on tuesday]"),
    ("met tessa on thursday", "Tessa Grant · met meeting talked · on thursday? · ask when: Thu 26 Nov 2026 | Thu 19 Nov 2026", "[met] [tessa] [?on thursday]"),
    ("met carys 5/11", "Carys Bevan · met meeting talked · 5/11? · ask when: Thu 5 Nov 2026 | Mon 11 May 2026", "[met] [carys] [?5/11]"),
    ("met carys tomorrow", "Carys Bevan · met meeting talked · tomorrow? · no: not-yet tomorrow", "[met] [carys] [?tomorrow]"),
    ("siobhan voicemail", "Siobhan Kelly · out call voicemail · now", "[siobhan] [voicemail]"),
    ("siobhan no answer", "Siobhan Kelly · out call no-answer · now", "[siobhan] [no answer]"),
    ("siobhan tried", "Siobhan Kelly · out call no-answer · now", "[siobhan] [tried]"),
    ("jo sent", "Jo Hill · out email sent · now", "[jo] [sent]"),
    ("sent jo the lemon answer", "Jo Hill · out email sent · now · rest: the lemon answer", "[sent] [jo] [~the lemon answer]"),
    ("email jo", "Jo Hill · out email sent · now", "[email] [jo]"),
    ("e-mail from jo", "Jo Hill · in email received · now", "[e-mail] [from] [jo]"),
    ("jo emailed", "Jo Hill · in email received · now", "[jo] [emailed]"),
    ("texted priya", "Priya Nair · out text sent · now", "[texted] [priya]"),
    ("priya texted", "Priya Nair · in text received · now", "[priya] [texted]"),
    ("letter to robert", "Robert Ashworth · out post sent · now", "[letter] [to] [robert]"),
    ("call robert talked", "Robert Ashworth · out call talked · now", "[call] [robert] [talked]"),
    ("dominic call voicemail", "Dominic Hale · out call voicemail · now", "[dominic] [call] [voicemail]"),
    ("ngozi call", "Ngozi Okoro · out call · now · ask came-of-it: talked | voicemail | no-answer", "[ngozi] [call]"),
    ("colin call talked", "Colin Burrows · out call talked · now", "[colin] [call] [talked]"),
    ("met emma and tom", "new Emma of Nair and Cole & Tom Cole · met meeting talked · now · ask new-person?: *Emma | Emma | Emma | rest", "[met] [+emma] [and] [tom]"),
    ("emma & tom met", "new Emma of Nair and Cole & Tom Cole · met meeting talked · now · ask new-person?: *Emma | Emma | Emma | rest", "[+emma] [&] [tom] [met]"),
    ("met jo, her mother", "Jo Hill · met meeting talked · now · rest: her mother · ask with?: Her mother", "[met] [jo] [~her mother]"),
    ("tom", "Tom Cole · how? · now · ask how: out:call | in:call | met:meeting", "[tom]"),
    ("martin @ pryce", "Martin Pryce · how? · now · ask how: out:call | in:call | met:meeting", "[martin @ pryce]"),
    ("nguyen van hung met", "nobody · met meeting talked · now · ask which-person: Nguyễn Văn Hùng | Nguyen Van Hung", "[?nguyen van hung] [met]"),
    ("+44 7700 900122 called", "Tom Cole <+44 7700 900122> · in call talked · now", "[+44 7700 900122] [called]"),
    ("called +44 7700 900122 sarah", "nobody · out call · now · ask whose-number: Tom Cole | Sarah | else · ask came-of-it: talked | voicemail | no-answer", "[called] [+44 7700 900122] [+sarah]"),
    ("new@firm.example wrote", "nobody · in email received · now · ask who-is-at: ", "[+new@firm.example] [wrote]"),
    ("jo tlked fridge", "Jo Hill · how? · now · rest: tlked fridge · ask how: out:call | in:call | met:meeting · ask word?: talked", "[jo] [~tlked] [~fridge]"),
    ("call may", "nobody · out call · now · ask person-or-word: word | May · ask came-of-it: talked | voicemail | no-answer", "[call] [?may]"),
    ("will call back", "nobody · how? · now · rest: will call back", "[~will call back]"),
    ("linkedin callum", "Callum Frost · out social sent · now", "[linkedin] [callum]"),
    ("zoom daniel", "Daniel Brandt · out video · now · ask came-of-it: talked | voicemail | no-answer", "[zoom] [daniel]"),
    ("met martin: signed > in a month", "Martin Pryce · met meeting talked · now · note: signed · then: in a month · ask as-agreed: agreed:101 | now", "[met] [martin] [: signed] [> in a month]"),
    ("emma hart met", "new Emma Hart · met meeting talked · now · ask new-person?: *Emma Hart | rest", "[+emma hart] [met]"),
]
"""Those the language was drawn up with."""
KINDS = [
    ("jo to call back monday", "Jo Hill · how? · now · rest: to call back monday · ask how: out:call | in:call | met:meeting", "[jo] [~to call back monday]"),
    ("need to call jo", "Jo Hill · how? · now · rest: need to call · ask how: out:call | in:call | met:meeting", "[~need to call] [jo]"),
    ("promised jo a drawing by friday", "Jo Hill · how? · now · rest: promised a drawing by friday · ask how: out:call | in:call | met:meeting", "[~promised] [jo] [~a drawing by friday]"),
    ("jo moved it to friday", "Jo Hill · how? · now · rest: moved it to friday · ask how: out:call | in:call | met:meeting", "[jo] [~moved it to friday]"),
    ("jo rang to move thursday to friday", "Jo Hill · in call talked · now · rest: to move thursday to friday", "[jo] [rang] [~to move thursday to friday]"),
    ("texted jo to confirm thursday", "Jo Hill · out text sent · now · rest: to confirm thursday", "[texted] [jo] [~to confirm thursday]"),
    ("called to ask jo about flowers", "Jo Hill · out call · now · rest: to ask about flowers · ask came-of-it: talked | voicemail | no-answer", "[called] [~to ask] [jo] [~about flowers]"),
    ("rang jo until 4pm", "Jo Hill · out call · now · rest: until 4pm · ask came-of-it: talked | voicemail | no-answer", "[rang] [jo] [~until 4pm]"),
    ("jo call 10 minutes", "Jo Hill · out call · now · rest: 10 minutes · ask came-of-it: talked | voicemail | no-answer", "[jo] [call] [~10 minutes]"),
    ("jo call half an hour talked", "Jo Hill · out call talked · now · rest: half an hour", "[jo] [call] [~half an hour] [talked]"),
    ("met jo 2 hours", "Jo Hill · met meeting talked · now · rest: 2 hours", "[met] [jo] [~2 hours]"),
    ("jo rang 2 hours ago", "Jo Hill · in call talked · Thu 26 Nov 12:57", "[jo] [rang] [2 hours ago]"),
    ("jo cal talked", "Jo Hill · talked · now · rest: cal · ask how: out:call | in:call | met:meeting · ask word?: call", "[jo] [~cal] [talked]"),
    ("jo emialed", "Jo Hill · how? · now · rest: emialed · ask how: out:call | in:call | met:meeting · ask word?: emailed", "[jo] [~emialed]"),
    ("left a vociemail for jo", "Jo Hill · out · now · rest: left a vociemail · ask how: out:call | out:email | out:text · ask word?: voicemail", "[~left a] [~vociemail] [for] [jo]"),
    ("got through to voicemail jo", "Jo Hill · out call voicemail · now", "[got through to voicemail] [jo]"),
    ("tom cole's wife rang", "nobody · in call talked · now · ask which-person: Tom Cole | Tom Cole's Wife", "[?tom cole's wife] [rang]"),
    ("priya's mum rang", "nobody · in call talked · now · ask which-person: Priya Nair | Priya's Mum", "[?priya's mum] [rang]"),
    ("new client bob stone rang", "new Bob Stone · in call talked · now · ask new-person?: *Bob Stone | rest", "[new client] [+bob stone] [rang]"),
    ("popped in to see martin this morning", "Martin Pryce · met meeting talked · Thu 26 Nov 10:00", "[popped in to see] [martin] [this morning]"),
    ("4pm called jo talked", "Jo Hill · out call talked · 4pm? · ask when: Wed 25 Nov 2026 16:00", "[?4pm] [called] [jo] [talked]"),
    ("called jo at half past nine no answer", "Jo Hill · out call no-answer · Thu 26 Nov 09:30", "[called] [jo] [at half past nine] [no answer]"),
    ("jo no", "Jo Hill · how? · now · rest: no · ask how: out:call | in:call | met:meeting", "[jo] [~no]"),
    ("dominic said no thanks", "Dominic Hale · how? · now · rest: said no thanks · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks", "[dominic] [~said no thanks]"),
    ("jo + tom met", "Jo Hill & Tom Cole · met meeting talked · now", "[jo] [+] [tom] [met]"),
    ("jo, tom: met at fair", "Jo Hill & Tom Cole · how? · now · note: met at fair · ask how: out:call | in:call | met:meeting", "[jo] [tom] [: met at fair]"),
    ("mrs vale rang back", "nobody · in call talked · now · ask which-person: Margaret Vale | Mrs Vale", "[?mrs vale] [rang] [back]"),
    ("07700 900121 rang", "Priya Nair <07700 900121> · in call talked · now", "[07700 900121] [rang]"),
    ("call from 07700900121", "Priya Nair <07700900121> · in call talked · now", "[call] [from] [07700900121]"),
    ("priya.nair@example.com replied", "Priya Nair <priya.nair@example.com> · in email received · now", "[priya.nair@example.com] [replied]"),
    ("met bob stone @ stone ltd", "new Bob Stone @ stone ltd · met meeting talked · now · ask new-person?: *Bob Stone | rest", "[met] [+bob stone @ stone ltd]"),
    ("jo rang 31 november", "Jo Hill · in call talked · 31 november? · no: unreadable 31 november", "[jo] [rang] [?31 november]"),
    ("jo rang 25.11. 16 uhr", "Jo Hill · in call talked · Wed 25 Nov 16:00", "[jo] [rang] [25.11. 16 uhr]"),
    ("martin getroffen", "nobody · how? · now · ask which-person: Martin Pryce | Martin Getroffen · ask how: out:call | in:call | met:meeting", "[?martin getroffen]"),
    ("jo e-mail geschickt", "Jo Hill · out email sent · now · rest: geschickt", "[jo] [e-mail] [~geschickt]"),
    ("jo hat angerufen", "Jo Hill · how? · now · rest: hat angerufen · ask how: out:call | in:call | met:meeting", "[jo] [~hat angerufen]"),
    ("jo mailbox", "Jo Hill · out call voicemail · now", "[jo] [mailbox]"),
    ("called jo she is away until monday", "Jo Hill · out call · now · rest: she is away until monday · ask came-of-it: talked | voicemail | no-answer", "[called] [jo] [~she is away until monday]"),
    ("jo wants a call next week", "Jo Hill · how? · now · rest: wants a call next week · ask how: out:call | in:call | met:meeting", "[jo] [~wants a call next week]"),
    ("jo asked for a price", "Jo Hill · how? · now · rest: asked for a price · ask how: out:call | in:call | met:meeting", "[jo] [~asked for a price]"),
    ("jo rang: wants price > by fri a price", "Jo Hill · in call talked · now · note: wants price · then: by fri a price", "[jo] [rang] [: wants price] [> by fri a price]"),
    ("jo missed call", "Jo Hill · in call no-answer · now", "[jo] [missed call]"),
    ("jo texted back thanks", "Jo Hill · in text received · now · rest: thanks", "[jo] [texted] [back] [~thanks]"),
    ("zoom with daniel no show", "Daniel Brandt · out video · now · no: no-show no show", "[zoom] [with] [daniel] [no show]"),
    ("jo call voicemail talked", "Jo Hill · out call voicemail · now · rest: talked", "[jo] [call] [voicemail] [~talked]"),
    ("called jo and texted tom", "Jo Hill · out call · now · rest: and texted · ask person-or-word: Tom Cole | rest · ask second: first | out:text · ask came-of-it: talked | voicemail | no-answer", "[called] [jo] [~and texted] [?tom]"),
    ("callum accepted on linkedin", "Callum Frost · social · now · rest: accepted · ask how: out:social | in:social", "[callum] [~accepted] [on linkedin]"),
    ("JO  CALL   TALKED!!", "Jo Hill · out call talked · now", "[JO] [CALL] [TALKED]"),
    ("hill jo call", "nobody · out call · now · ask which-person: Jo Hill | Hill Jo · ask came-of-it: talked | voicemail | no-answer", "[?hill jo] [call]"),
    ("ngozi & ben met", "Ngozi Okoro & new Ben of Okoro · met meeting talked · now · ask new-person?: *Ben | Ben | Ben | rest", "[ngozi] [&] [+ben] [met]"),
    ("sent martin the contract by post", "Martin Pryce · out post sent · now · rest: the contract", "[sent] [martin] [~the contract] [by post]"),
    ("will call jo tomorrow", "nobody · how? · now · rest: will call jo tomorrow", "[~will call jo tomorrow]"),
]
"""More of each kind: what is still to come, what something was for, how long it took, slips, words of two languages."""
SELLERS = [
    ("talked call jo", "Jo Hill · out call talked · now", "[talked] [call] [jo]"),
    ("call talked jo", "Jo Hill · out call talked · now", "[call] [talked] [jo]"),
    ("JO CALL TALKED", "Jo Hill · out call talked · now", "[JO] [CALL] [TALKED]"),
    ("Jo Hill, call, talked", "Jo Hill · out call talked · now", "[Jo Hill] [call] [talked]"),
    ("jo, call talked yesterday", "Jo Hill · out call talked · Wed 25 Nov 12:00", "[jo] [call] [talked] [yesterday]"),
    ("yesterday jo call talked", "Jo Hill · out call talked · Wed 25 Nov 12:00", "[yesterday] [jo] [call] [talked]"),
    ("spoke to Jo", "Jo Hill · talked · now · ask how: out:call | in:call | met:meeting", "[spoke to] [Jo]"),
    ("spoke with jo on the phone", "Jo Hill · call talked · now · ask how: out:call | in:call", "[spoke with] [jo] [on the phone]"),
    ("had coffee with Martin", "Martin Pryce · met meeting talked · now · ask as-agreed: agreed:101 | now", "[had] [coffee] [with] [Martin]"),
    ("left msg for siobhan", "Siobhan Kelly · out call voicemail · now", "[left msg] [for] [siobhan]"),
    ("Left jo a message", "Jo Hill · out call voicemail · now", "[Left] [jo] [a] [message]"),
    ("jo left a voicemail", "Jo Hill · in call voicemail · now", "[jo] [left a voicemail]"),
    ("voicemail from jo", "Jo Hill · in call voicemail · now", "[voicemail] [from] [jo]"),
    ("missed call from jo", "Jo Hill · in call no-answer · now", "[missed call from] [jo]"),
    ("ran into tessa at the market", "Tessa Grant · met meeting talked · now · rest: at the market", "[ran into] [tessa] [~at the market]"),
    ("jo didn't answer", "Jo Hill · out call no-answer · now", "[jo] [didn't answer]"),
    ("tried tom twice", "Tom Cole · out call no-answer · now · rest: twice · ask second: first", "[tried] [tom] [~twice]"),
    ("couldn’t reach tessa", "Tessa Grant · out call no-answer · now", "[couldn’t reach] [tessa]"),
    ("got hold of patrick this morning", "Patrick O'Shea · out call talked · Thu 26 Nov 10:00", "[got hold of] [patrick] [this morning]"),
    ("jo cancelled", "Jo Hill · how? · now · no: called-off cancelled", "[jo] [cancelled]"),
    ("no show martin", "Martin Pryce · how? · now · no: no-show no show", "[no show] [martin]"),
    ("daniel didn't turn up", "Daniel Brandt · how? · now · no: no-show didn't turn up", "[daniel] [didn't turn up]"),
    ("WhatsApp from Priya", "Priya Nair · in text received · now", "[WhatsApp] [from] [Priya]"),
    ("facetime tessa", "Tessa Grant · out video · now · ask came-of-it: talked | voicemail | no-answer", "[facetime] [tessa]"),
    ("callum dm'd me", "Callum Frost · in social received · now", "[callum] [dm'd] [me]"),
    ("messaged callum on linkedin", "Callum Frost · out social sent · now", "[messaged] [callum] [on linkedin]"),
    ("linkedin message to callum", "Callum Frost · out social sent · now", "[linkedin message] [to] [callum]"),
    ("rang jo back", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer", "[rang] [jo] [back]"),
    ("jo texted back", "Jo Hill · in text received · now", "[jo] [texted] [back]"),
    ("jo rang me back at 9:30", "Jo Hill · in call talked · Thu 26 Nov 09:30", "[jo] [rang] [me] [back] [at 9:30]"),
    ("I called Jo", "Jo Hill · out call · now · ask came-of-it: talked | voicemail | no-answer", "[I] [called] [Jo]"),
    ("she rang", "nobody · in call talked · now", "[she] [rang]"),
    ("on the phone with jo", "Jo Hill · call · now · ask how: out:call | in:call", "[on the phone] [with] [jo]"),
    ("jo replied", "Jo Hill · in · now · ask how: in:email | in:text | in:social", "[jo] [replied]"),
    ("wrote to priya", "Priya Nair · out · now · ask how: out:email | out:text | out:social", "[wrote] [to] [priya]"),
    ("heard from priya", "Priya Nair · in · now · ask how: in:call | in:email | in:text", "[heard from] [priya]"),
    ("got a text from priya", "Priya Nair · in text received · now", "[got] [a] [text] [from] [priya]"),
    ("tom sent me a text", "Tom Cole · in text received · now", "[tom] [sent] [me] [a] [text]"),
    ("jo sent a text", "Jo Hill · in text received · now", "[jo] [sent] [a] [text]"),
    ("jo text sent", "Jo Hill · out text sent · now", "[jo] [text] [sent]"),
    ("posted robert the brochure", "Robert Ashworth · out post sent · now · rest: brochure", "[posted] [robert] [the] [brochure]"),
    ("received a letter from robert", "Robert Ashworth · in post received · now", "[received] [a letter] [from] [robert]"),
    ("sent the quote to martin by post", "Martin Pryce · out post sent · now · rest: the quote", "[sent] [~the quote] [to] [martin] [by post]"),
    ("jo called about thursday", "Jo Hill · in call talked · now · rest: about thursday", "[jo] [called] [~about thursday]"),
    ("jo called about the tiers yesterday", "Jo Hill · in call talked · Wed 25 Nov 12:00 · rest: about the tiers", "[jo] [called] [~about the tiers] [yesterday]"),
    ("jo said she'll ring on Friday", "Jo Hill · how? · now · rest: said she'll ring on Friday · ask how: out:call | in:call | met:meeting", "[jo] [~said she'll ring on Friday]"),
    ("met jo, tom and priya", "Jo Hill & Tom Cole & Priya Nair · met meeting talked · now", "[met] [jo] [tom] [and] [priya]"),
    ("sms to priya & tom", "Priya Nair & Tom Cole · out text sent · now", "[sms] [to] [priya] [&] [tom]"),
    ("zoom call with daniel and sheila", "Daniel Brandt & Sheila Dunne · out video · now · ask came-of-it: talked | voicemail | no-answer", "[zoom call] [with] [daniel] [and] [sheila]"),
    ("met Tom Bell", "nobody · met meeting talked · now · ask which-person: Tom Cole | Tom Bell", "[met] [?Tom Bell]"),
    ("met tom and sarah for lunch", "Tom Cole & new Sarah of Nair and Cole · met meeting talked · now · ask new-person?: *Sarah | Sarah | Sarah | rest", "[met] [tom] [and] [+sarah] [for] [lunch]"),
    ("met emma hart, tom cole", "new Emma Hart of Nair and Cole & Tom Cole · met meeting talked · now · ask new-person?: *Emma Hart | Emma Hart | Emma Hart | rest", "[met] [+emma hart] [tom cole]"),
    ("Emma Hart, met at the fair", "new Emma Hart · met meeting talked · now · rest: at the fair · ask new-person?: *Emma Hart | rest", "[+Emma Hart] [met] [~at the fair]"),
    ("met emma hart @ hart flowers", "new Emma Hart @ hart flowers · met meeting talked · now · ask new-person?: *Emma Hart | rest", "[met] [+emma hart @ hart flowers]"),
    ("met with Emma Hart from Hart Flowers", "new Emma Hart @ Hart Flowers · met meeting talked · now · ask new-person?: *Emma Hart | rest", "[met with] [+Emma Hart from Hart Flowers]"),
    ("met jörg", "Jörg Müller · met meeting talked · now", "[met] [jörg]"),
    ("met jorg", "nobody · met meeting talked · now · ask which-person: Jörg Müller | Jorg", "[met] [?jorg]"),
    ("met zoe", "nobody · met meeting talked · now · ask which-person: Zoë Lindqvist | Zoe", "[met] [?zoe]"),
    ("patrick o'shea called", "Patrick O'Shea · in call talked · now", "[patrick o'shea] [called]"),
    ("patrick oshea called", "Patrick O'Shea · in call talked · now", "[patrick oshea] [called]"),
    ("Mrs Vale rang", "nobody · in call talked · now · ask which-person: Margaret Vale | Mrs Vale", "[?Mrs Vale] [rang]"),
    ("pryce rang", "nobody · in call talked · now · ask which-person: Martin Pryce | Pryce", "[?pryce] [rang]"),
    ("ashworth called", "nobody · in call talked · now · ask which-person: Helen Ashworth | Robert Ashworth | Ashworth", "[?ashworth] [called]"),
    ("jo smith met", "nobody · met meeting talked · now · ask which-person: Jo Hill | Jo Smith", "[?jo smith] [met]"),
    ("tom from nair rang", "Tom Cole · in call talked · now", "[tom from nair] [rang]"),
    ("martin @ acme met", "nobody · met meeting talked · now · ask which-person: Martin | Martin Pryce", "[?martin @ acme] [met]"),
    ("called 07700 900121", "Priya Nair <07700 900121> · out call · now · ask came-of-it: talked | voicemail | no-answer", "[called] [07700 900121]"),
    ("texted +44 7700 900999", "nobody · out text sent · now · ask who-is-at: ", "[texted] [++44 7700 900999]"),
    ("jo.hill@example.com wrote", "Jo Hill <jo.hill@example.com> · in email received · now", "[jo.hill@example.com] [wrote]"),
    ("called +44 7700 900122 priya", "nobody · out call · now · ask whose-number: Tom Cole | Priya Nair | else · ask came-of-it: talked | voicemail | no-answer", "[called] [+44 7700 900122] [priya]"),
    ("10am tom call yesterday", "Tom Cole · out call · Wed 25 Nov 10:00 · ask came-of-it: talked | voicemail | no-answer", "[10am] [tom] [call] [yesterday]"),
    ("tom call yesterday evening", "Tom Cole · out call · Wed 25 Nov 19:00 · ask came-of-it: talked | voicemail | no-answer", "[tom] [call] [yesterday evening]"),
    ("e-mailed jo 2 hours ago", "Jo Hill · out email sent · Thu 26 Nov 12:57", "[e-mailed] [jo] [2 hours ago]"),
    ("met jo last week", "Jo Hill · met meeting talked · last week? · no: unreadable last week", "[met] [jo] [?last week]"),
    ("met jo on the 5th", "Jo Hill · met meeting talked · Thu 05 Nov 12:00", "[met] [jo] [on the 5th]"),
    ("met jo 31/2", "Jo Hill · met meeting talked · 31/2? · no: unreadable 31/2", "[met] [jo] [?31/2]"),
    ("jo rang 4pm", "Jo Hill · in call talked · 4pm? · ask when: Wed 25 Nov 2026 16:00", "[jo] [rang] [?4pm]"),
    ("tessa call thu 3pm", "Tessa Grant · out call · thu 3pm? · ask when: Thu 19 Nov 2026 15:00 · ask came-of-it: talked | voicemail | no-answer", "[tessa] [call] [?thu 3pm]"),
    ("daniel called off tomorrow", "Daniel Brandt · how? · tomorrow? · no: called-off called off", "[daniel] [called off] [?tomorrow]"),
    ("call jan", "nobody · out call · now · ask person-or-word: word | Jan · ask came-of-it: talked | voicemail | no-answer", "[call] [?jan]"),
    ("jo voicemial", "Jo Hill · how? · now · rest: voicemial · ask how: out:call | in:call | met:meeting · ask word?: voicemail", "[jo] [~voicemial]"),
    ("jo call email", "Jo Hill · out call · now · rest: email · ask came-of-it: talked | voicemail | no-answer", "[jo] [call] [~email]"),
    ("met jo with her mum", "Jo Hill · met meeting talked · now · rest: with her mum · ask with?: Her mum", "[met] [jo] [~with her mum]"),
    ("jo rang > thu 3pm", "Jo Hill · in call talked · now · then: thu 3pm", "[jo] [rang] [> thu 3pm]"),
    (": just a note", "nobody · how? · now · note: just a note", "[: just a note]"),
    ("Will Grant met", "new Will Grant · met meeting talked · now · ask new-person?: *Will Grant | rest", "[+Will Grant] [met]"),
    ("met the team", "nobody · met meeting talked · now · rest: the team", "[met] [~the team]"),
    ("jo call talked thursday 3pm", "Jo Hill · out call talked · thursday 3pm? · ask when: Thu 19 Nov 2026 15:00", "[jo] [call] [talked] [?thursday 3pm]"),
    ("jo - no answer", "Jo Hill · out call no-answer · now", "[jo] [no answer]"),
    ("met jo/tom", "Jo Hill & Tom Cole · met meeting talked · now", "[met] [jo] [/] [tom]"),
    ("siobhan n/a", "Siobhan Kelly · out call no-answer · now", "[siobhan] [n/a]"),
    ("chatted with jo on instagram", "Jo Hill · social · now · ask how: out:social | in:social", "[chatted with] [jo] [on instagram]"),
    ("not interested dominic", "Dominic Hale · how? · now · rest: not interested · ask how: out:call | in:call | met:meeting · ask said-no?: no-thanks", "[~not interested] [dominic]"),
    ("priya's mum called", "nobody · in call talked · now · ask which-person: Priya Nair | Priya's Mum", "[?priya's mum] [called]"),
    ("jo's call yesterday", "Jo Hill · in call talked · Wed 25 Nov 12:00", "[jo's] [call] [yesterday]"),
    ("emma said she'll call", "new Emma · how? · now · rest: said she'll call · ask how: out:call | in:call | met:meeting · ask new-person?: *Emma | rest", "[+emma] [~said she'll call]"),
    ("met sara lind @ lind & co", "new Sara Lind @ lind & co · met meeting talked · now · ask new-person?: *Sara Lind | rest", "[met] [+sara lind @ lind & co]"),
    ("Anna Smith - met - wants cake", "new Anna Smith · met meeting talked · now · rest: wants cake · ask new-person?: *Anna Smith | rest", "[+Anna Smith] [met] [~wants cake]"),
    ("siobhan rang, cancelled", "Siobhan Kelly · in call talked · now · rest: cancelled", "[siobhan] [rang] [~cancelled]"),
    ("met jo in an hour", "Jo Hill · met meeting talked · in an hour? · no: not-yet in an hour", "[met] [jo] [?in an hour]"),
    ("coffee w martin @ 10am", "Martin Pryce · met meeting talked · Thu 26 Nov 10:00", "[coffee] [w] [martin] [@] [10am]"),
    ("jo…rang", "Jo Hill · in call talked · now", "[jo] [rang]"),
    ("tessa was out", "Tessa Grant · out no-answer · now · ask how: out:call | out:text | out:post", "[tessa] [was out]"),
    ("gave jo a ring no answer", "Jo Hill · out call no-answer · now", "[gave] [jo] [a] [ring] [no answer]"),
    ("jo gave me a call", "Jo Hill · in call talked · now", "[jo] [gave] [me] [a] [call]"),
    ("met bob @ bob's burgers yesterday", "new Bob @ bob's burgers · met meeting talked · Wed 25 Nov 12:00 · ask new-person?: *Bob | rest", "[met] [+bob @ bob's burgers] [yesterday]"),
]
"""As ten people type who were told nothing but "Who, and what happened? e.g. “jo call talked”"."""
# fmt: on


def read(text: str, *more: Prospect, answers: tuple[Answer, ...] = (), cursor: int | None = None) -> LineReading:
    return read_line(text, MOMENT, Known((*PEOPLE, *more)), answers, cursor)


@pytest.mark.parametrize(("typed", "meant", "painted"), [*THE_FORTY, *KINDS, *SELLERS])
def test_a_line_means_this(typed: str, meant: str, painted: str) -> None:
    reading = read(typed)
    assert (whole(reading), parts(reading)) == (meant, painted)


@pytest.mark.parametrize("typed", list(permutations(["jo", "call", "talked", "yesterday"])))
def test_the_order_is_free(typed: tuple[str, ...]) -> None:
    assert whole(read(" ".join(typed))) == "Jo Hill · out call talked · Wed 25 Nov 12:00"


@pytest.mark.parametrize("typed", list(permutations(["siobhan", "voicemail", "at 9:30"])))
def test_the_order_is_free_where_the_time_is_of_two_words(typed: tuple[str, ...]) -> None:
    assert whole(read(", ".join(typed))) == "Siobhan Kelly · out call voicemail · Thu 26 Nov 09:30"


@pytest.mark.parametrize(
    ("typed", "more", "meant"),
    [
        ("call may", (MAY,), "May Turner | word"),
        ("call May", (MAY,), "May Turner | word"),
        ("call May", (), "May | word"),
        ("met martin", (OTHER_MARTIN,), "Martin Blake | Martin Pryce | Martin"),
        ("jo rang", (OTHER_JO,), "Jo Barnes | Jo Hill | Jo"),
        ("jo call talked tom", (), "Tom Cole | rest"),
    ],
)
def test_which_of_them_is_asked_in_this_order(typed: str, more: tuple[Prospect, ...], meant: str) -> None:
    assert asked(read(typed, *more).asks[0]).partition(": ")[2] == meant


@pytest.mark.parametrize(
    ("typed", "more", "meant"),
    [
        ("martin @ pryce met", (OTHER_MARTIN,), "Martin Pryce"),
        ("martin @ blake met", (OTHER_MARTIN,), "Martin Blake"),
        ("met martin @ roofing", (OTHER_MARTIN,), "Martin Blake"),
        ("martin from pryce rang", (OTHER_MARTIN,), "Martin Pryce"),
        ("Martin Blake rang", (OTHER_MARTIN,), "Martin Blake"),
        ("will call", (WILL,), "Will Ferris"),
        ("call will", (WILL,), "Will Ferris"),
        ("met Will Ferris", (WILL,), "Will Ferris"),
        ("met sara lind @ pryce & dunne", (), "Sara Lind"),
        ("met zara @ the old barn yesterday", (), "Zara"),
        ("may turner rang", (MAY,), "May Turner"),
    ],
)
def test_whoever_is_exactly_meant_is_taken(typed: str, more: tuple[Prospect, ...], meant: str) -> None:
    reading = read(typed, *more)
    assert [who.name for who in reading.who] == [meant]
    assert not any(ask.kind.value in ("which-person", "person-or-word") for ask in reading.asks)


@pytest.mark.parametrize(
    ("typed", "answered", "meant", "painted"),
    [
        ("met jorg", ("which-person:jorg", "id:20"), "Jörg Müller · met meeting talked · now", "[met] [jorg]"),
        ("met jorg", ("which-person:jorg", "new"), "new Jorg · met meeting talked · now", "[met] [jorg]"),
        (
            "jo smith met",
            ("which-person:jo smith", "id:1"),
            "Jo Hill · met meeting talked · now · rest: smith",
            "[jo] [~smith] [met]",
        ),
        (
            "martin call voicemail at 4",
            ("when:at 4", "Wed 25 Nov 2026 16:00"),
            "Martin Pryce · out call voicemail · Wed 25 Nov 16:00",
            "[martin] [call] [voicemail] [at 4]",
        ),
        (
            "met martin",
            ("as-agreed:martin", "agreed:101"),
            "Martin Pryce · met meeting talked · Thu 26 Nov 10:00",
            "[met] [martin]",
        ),
        ("met martin", ("as-agreed:martin", "now"), "Martin Pryce · met meeting talked · now", "[met] [martin]"),
        (
            "emma & tom met",
            ("new-person:emma", "alone"),
            "new Emma & Tom Cole · met meeting talked · now",
            "[emma] [&] [tom] [met]",
        ),
        (
            "emma & tom met",
            ("new-person:emma", "rest"),
            "Tom Cole · met meeting talked · now · rest: emma",
            "[~emma] [&] [tom] [met]",
        ),
        (
            "called +44 7700 900122 sarah talked",
            ("whose-number:+44 7700 900122", "shares"),
            "new Sarah <+44 7700 900122> shares · out call talked · now",
            "[called] [+44 7700 900122] [sarah] [talked]",
        ),
        (
            "called +44 7700 900122 sarah talked",
            ("whose-number:+44 7700 900122", "id:8"),
            "Tom Cole <+44 7700 900122> · out call talked · now · rest: sarah",
            "[called] [+44 7700 900122] [~sarah] [talked]",
        ),
        ("jo call tlked", ("word:tlked", "talked"), "Jo Hill · out call talked · now", "[jo] [call] [tlked]"),
        ("jo called", ("how:", "out:call"), "Jo Hill · in call talked · now", "[jo] [called]"),
        (
            "spoke to jo",
            ("how:", "met:meeting"),
            "Jo Hill · met meeting talked · now",
            "[spoke to] [jo]",
        ),
        ("rang jo", ("came-of-it:", "voicemail"), "Jo Hill · out call voicemail · now", "[rang] [jo]"),
    ],
)
def test_an_answer_holds_and_the_word_stays_as_typed(
    typed: str, answered: tuple[str, str], meant: str, painted: str
) -> None:
    reading = read(typed, answers=(Answer(*answered),))
    assert (whole(reading), parts(reading)) == (meant, painted)


def test_an_answer_holds_wherever_its_words_stand_by_then() -> None:
    picked = (Answer("which-person:jorg", "id:20"),)
    assert (
        whole(read("yesterday coffee with Jorg", answers=picked))
        == "Jörg Müller · met meeting talked · Wed 25 Nov 12:00"
    )


@pytest.mark.parametrize(
    ("typed", "people", "rest"),
    [
        ("tom", ["Tom Cole", "Tomasz Wilk"], " Cole"),
        ("sio", ["Siobhan Kelly"], "bhan Kelly"),
        ("met sio", ["Siobhan Kelly"], "bhan Kelly"),
        ("jo hi", ["Jo Hill"], "ll"),
        ("met emma and sio", ["Siobhan Kelly"], "bhan Kelly"),
        ("pryce", ["Martin Pryce"], ""),
        ("zoe", ["Zoë Lindqvist"], " Lindqvist"),
        ("ngu", ["Nguyễn Văn Hùng"], "yễn Văn Hùng"),
    ],
)
def test_the_name_being_typed_is_completed(typed: str, people: list[str], rest: str) -> None:
    completion = read(typed).completion
    assert completion is not None
    assert ([who.name for who in completion.people], completion.rest) == (people, rest)


@pytest.mark.parametrize(
    "typed", ["", "tom ", "Tom Cole", "call", "jo call t", "jo call tom", "met the", "tom x", "10am"]
)
def test_nothing_is_completed_here(typed: str) -> None:
    completion = read(typed).completion
    assert completion is None or completion.typed == "tom"


def test_in_the_middle_of_a_line_the_name_before_the_cursor_is_completed() -> None:
    completion = read("met sio yesterday", cursor=7).completion
    assert completion is not None
    assert [who.name for who in completion.people] == ["Siobhan Kelly"]


def test_what_waits_is_not_taken_for_anybody() -> None:
    class NotYet(Known):
        def called(self, words: str) -> None:
            self.asked.append(words)

    reading = read_line("met emma", MOMENT, NotYet())
    assert reading.waits
    assert (reading.who, reading.rest) == ((), "")


def test_few_words_are_looked_up() -> None:
    there = Known()
    read_line("met emma hart and tom at the market about the tiers yesterday 4pm", MOMENT, there)
    assert len(set(there.asked)) <= 14


def test_a_time_to_come_is_given_as_such_for_a_plan() -> None:
    reading = read("tessa call thu 3pm")
    assert reading.ahead is not None
    assert f"{reading.ahead.first:%d %b} {reading.ahead.at:%H:%M}" == "03 Dec 15:00"


def test_the_note_and_what_follows_are_parts_as_well() -> None:
    kinds = [part.kind for part in read("met martin: signed > in a month").parts]
    assert kinds[-2:] == [PartKind.NOTE, PartKind.THEN]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jo rang gestern 16 Uhr", "Jo Hill · in call talked · Wed 25 Nov 16:00"),
        ("met jo am Dienstag", "Jo Hill · met meeting talked · Tue 24 Nov 12:00"),
        ("vorgestern met jo", "Jo Hill · met meeting talked · Tue 24 Nov 12:00"),
    ],
)
def test_times_are_read_in_the_languages_they_are_typed_in(typed: str, meant: str) -> None:
    german = replace(MOMENT, words=spoken(MOMENT.words, ("de",)))
    assert whole(read_line(typed, german, Known())) == meant
