"""English: what a line says how it was with, and every small word beside it, as tables to read and to extend. Other
languages add theirs. Knows no grammar.

All words stand folded, without apostrophes, with single spaces between them.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.line.line_reading import RefusalReason
from tracker.rules.line.vocabulary import Sense, Vocabulary, ways_of, words_of

_OUT, _IN, _MET = Direction.OUT, Direction.IN, Direction.MET
_TALKED, _VOICEMAIL, _NO_ANSWER = ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER


def _verb(channel: Channel | None, *, is_loose: bool = False, is_sent: bool = False, is_written: bool = False) -> Sense:
    return Sense(None, channel, None, True, False, True, is_loose, is_sent, is_written)


def _noun(channel: Channel, *, is_loose: bool = False) -> Sense:
    return Sense(channel=channel, mine=True, is_loose=is_loose, is_thing=True)


_WAYS: Mapping[Sense, str] = {
    # by phone
    _verb(
        Channel.CALL
    ): "called|rang|rung|phoned|telephoned|dialled|dialed|called up|rang up|phoned up|ringed|buzzed|cld|calld|rng|"
    "re-rang|rerang|re-called|just rang",
    _noun(Channel.CALL): (
        "call|phone|ring|tphone|a bell|a quick bell|a quick ring|a quick call|"
        "a quick buzz|a buzz|a tinkle|phone call|phone calls|phonecall|telephone|"
        "telephone call|tel|calling|phoning|ringing|"
        "callback|call back|call bk|ring back|ring bk|rng back|phone back|cb|calls|cold call|"
        "cold called|whatsapp call|signal call|ph|ph call|fone|fone call|"
        "follow up call|follow-up call|followup call|f/u call|intro call|"
        "📞|☎"
    ),
    Sense(channel=Channel.CALL): "on the phone|on phone|on fone|on tphone|on tblower|on blower|"
    "by phone|over the phone|on the telephone|by telephone|"
    "on the blower|on the fone|rang off",
    Sense(None, Channel.CALL, _TALKED, happened=True): (
        "off phone|got off phone|off the phone|off the phone with|off the phone to|"
        "got off the phone|got off the phone with|came off the phone"
    ),
    Sense(None, Channel.CALL, mine=True, happened=True): "took a message|took message|took msg|took a msg",
    # in writing
    _verb(Channel.EMAIL): "emd|emailed|e-mailed|mailed|e mailed|emld|emaild|e-mld|mld",
    _noun(Channel.EMAIL): "follow up email|follow-up email|followup email|f/u email|email|e-mail|mail|e mail|emails|"
    "e-mails|emale|e-male|emial|an email|an e-mail|eml|📧|✉|📨|📩",
    Sense(channel=Channel.EMAIL): "by email|by e-mail|by mail|via email|via e-mail|in an email|in an e-mail",
    _verb(Channel.TEXT): "texted|txted|txtd|textd|smsed|smsd|whatsapped|whatsappd|wad|imessaged",
    _verb(Channel.TEXT, is_loose=True): "messaged|msged|msgd|pinged",
    _noun(Channel.TEXT): "text|txt|sms|whatsapp|whats app|imessage|text message|texts|wa|signal|telegram|viber|wechat",
    _noun(Channel.TEXT, is_loose=True): "message|msg|messages|ping|💬",
    Sense(channel=Channel.TEXT): (
        "by text|by sms|by whatsapp|via text|via whatsapp|on whatsapp|over whatsapp|on signal|on telegram"
    ),
    _verb(Channel.SOCIAL): "dmed|dmd|fb messaged|insta messaged|linkedined|tweeted|inmailed|facebooked|instagrammed",
    _noun(Channel.SOCIAL): (
        "linkedin|linked in|dm|dms|instagram|insta|ig|facebook|fb|fb message|insta message|"
        "messenger|twitter|bluesky|mastodon|xing|tiktok|snapchat|"
        "social|inmail|linkedin request|linkedin invite|connection request|"
        "li msg|li message|facebook message|linkedin message|instagram message|direct message"
    ),
    Sense(channel=Channel.SOCIAL): (
        "on linkedin|on instagram|on insta|on ig|on facebook|on fb|on messenger|on twitter|on xing|on bluesky|"
        "on social|via linkedin|via instagram|via facebook|over linkedin|by dm|via dm"
    ),
    _verb(Channel.POST): "posted",
    _noun(Channel.POST): (
        "letter|ltr|post|card|postcard|parcel|a letter|a card|a postcard|letters|brochure|a parcel|"
        "thank you card|thx card|"
        "ty card|"
        "thank-you card|birthday card|christmas card|fax"
    ),
    Sense(_IN, Channel.POST, happened=True): (
        "came in post|came in the post|came by post|arrived by post|arrived in the post|came through the post|"
        "came in the mail|came through post"
    ),
    Sense(channel=Channel.POST): "by post|by letter|in the post|by courier",
    _verb(None): "contacted|connected with|connected w/|circled back|touched base|checked in|got in touch|"
    "reached out|followed up|chased|got back|gave|"
    "dropped|shot|returned|rtnd|rtd|retd|rtn|"
    "ret",
    _verb(None, is_written=True): "wrote|wrote back|replied|answered|responded",
    _verb(None, is_sent=True, is_written=True): "sent|sent off|sent over|sent across|sent out|forwarded|fwd the|"
    "fwd a|fwd my|fwd our|fwded|"
    "fwdd",
    Sense(
        _IN, happened=True
    ): "i/b|inbound|incoming|recd|rcvd|recvd|received|heard from|heard back from|heard back|reply from|a reply from|"
    "got a reply from",
    Sense(_OUT, happened=True): "o/b|outbound|outgoing",
    # on a screen
    _verb(Channel.VIDEO): "zoomed|skyped|facetimed|face timed|video called|video-called",
    _noun(Channel.VIDEO): (
        "video|zoom|teams|skype|facetime|face time|google meet|webex|video call|videocall|video-call|zoom call|"
        "teams call|skype call|facetime call|video chat|video meeting|zoom meeting|teams meeting|vc|🎥|📹"
    ),
    Sense(channel=Channel.VIDEO): (
        "on zoom|over zoom|on teams|over teams|on skype|over skype|on facetime|over facetime|by video|on video|"
        "over video|via zoom|via teams|by zoom|by teams|by skype|via skype|by facetime|via facetime|on google meet"
    ),
    # face to face
    Sense(_MET, Channel.MEETING, _TALKED, happened=True): (
        "handed|met|met up|met with|met up with|saw|seen|visited|bumped into|ran into|popped in|"
        "popped by|came by|came in|"
        "came round|came over|dropped by|dropped in|stopped by|called in|called by|in person|face to face|f2f|"
        "popped to|nipped to|popped round|popped round to|popped round to see|popped over|popped over to|"
        "popped over to see|popped to see|"
        "nipped in|nipped round|nipped over|dropped round|swung by|called round|came into|walked in|walked into|"
        "came to see|been to see|drove out to see|drove over to see|went in to see|"
        "popped in to see|dropped in to see|dropped in on|called in to see|went over to see|"
        "sat down with|caught up over coffee|went to see|went up to see|went down to see|went out to see|"
        "went across to see|went round to see|drove to see|"
        "went round|had a meeting|face-to-face|met in person|"
        "shook hands with|met w|sat with|sat w|popd in|popd in on|popped in on|poped in|poped in on"
    ),
    Sense(_MET, Channel.MEETING, _TALKED, happened=True, is_thing=True): (
        "visit|site visit|home visit|meeting|coffee|a coffee|lunch|dinner|breakfast|drinks|a drink|a beer|a pint|tea|"
        "brunch|appointment|meet|meet up|mtg|mtng|meetng|appt|🤝|☕"
    ),
    # what came of it
    Sense(outcome=_TALKED, happened=True, is_loose=True): (
        "chatted|chatted to|chatted with|messages with|exchanged messages|exchanged messages with|chattd"
    ),
    Sense(outcome=_TALKED, happened=True, is_loose=True, is_thing=True): "chat|a chat|natter|a natter",
    Sense(outcome=_TALKED, happened=True): (
        "talked|spoke|spoken|talked to|talked with|spoke to|spoke with|conversed|caught up|caught up with|discussed|"
        "spk|spke|spk to|spk with|spke to|spke with|tlkd|tlkd to|talkd|talkd to|spkn|spoketo"
    ),
    Sense(outcome=_TALKED, happened=True, is_thing=True): (
        "talk|a talk|conversation|a conversation|catch up|catch-up|catchup|a catch up|a word"
    ),
    Sense(_OUT, Channel.CALL, _TALKED, happened=True): (
        "got hold of|got thru|got thru to|got through|got through to|reached|picked up|they picked up|got him|got her|"
        "got them"
    ),
    Sense(None, Channel.CALL, _VOICEMAIL, mine=True, happened=True): (
        "got through to voicemail|through to voicemail|"
        "voicemail|voice mail|voice message|voice msg|voice note|a voice message|vm|v/m|vmail|answerphone|"
        "answering machine|answer machine|went to voicemail|machine|"
        "straight to vm|went to vm|to vm|voicemail left|vm left|lvm|l/m|msg on voicemail|"
        "straight to voicemail|got voicemail|got her voicemail|"
        "got his voicemail|got their voicemail|to voicemail|"
        "on voicemail|on the machine|on the answerphone|mailbox"
    ),
    Sense(None, Channel.CALL, _VOICEMAIL, by_order=True, happened=True): (
        "lmtcb|lmtc|left message|left a message|left msg|left a msg|lft msg|lft message|lft a msg|"
        "lft vm|lft a vm|msg left|"
        "message left|left vm|left a vm|left voicemail|left a voicemail|"
        "left a voice mail|left a voice message|left a voice msg|left voice message|left a voice note|left word|"
        "lm|left vmail|left messages|left her a message|left him a message|"
        "left them a message|left a message on the machine|left me a message|left me a voicemail"
    ),
    Sense(
        _IN, Channel.CALL, _NO_ANSWER, happened=True
    ): "tried to ring me|tried to call me|tried to phone me|tried to reach me|tried to get hold of me|tried ringing me|"
    "tried calling me|tried phoning me|tried me|"
    "couldnt pick up|could not pick up|couldnt take it|couldnt answer|couldnt get to it|missed it|didnt hear it|"
    "missed both|missed the call|missed her call|missed his call|missed their call|missed them both|missed all|"
    "missed call|missed a call|missed calls|missed call from|missd call|missd call from|msd call|msd call from",
    Sense(_OUT, Channel.CALL, _NO_ANSWER, happened=True): (
        "vm full|voicemail full|mailbox full|mailbox is full|no answer|no pick up|no pickup|no pick-up|no luck|tried|"
        "tried to reach|tried to call|tried calling|tried to ring|tried ringing|tried to phone|tried phoning|"
        "tried to get hold of|didnt answer|did not answer|didnt pick up|did not pick up|doesnt answer|not answering|"
        "wasnt answering|wouldnt pick up|couldnt reach|could not reach|couldnt get hold of|could not get hold of|"
        "couldnt get through|could not get through|unreachable|engaged|busy|line busy|rang out|na|n/a|noanswer|"
        "nobody picked up|nobody answered|no one answered|noone answered|no-one answered|unanswered|no-answer|"
        "not available|didnt get an answer|got no answer|no ans|no ansr|noans|no anser|no answr|no asnwer|no anwser|"
        "no awnser|no answe|didnt ans|didnt ansr|didnt anser|dint answer|dint ans|dint ansr|dint pick up|"
        "didnt pickup|no joy|no dice|eng|engd|engaged tone|just rings|just rang out|rang and rang|just rang and rang|"
        "kept ringing|just kept ringing|unobtainable|unavailable|not reachable|unable to reach|not picking up|"
        "isnt picking up|wasnt picking up|wont pick up|didnt get through|did not get through|phone off|phone was off|"
        "phone is off|phone switched off|phone was switched off|cant reach|cannot reach|cant get hold of"
    ),
    # by a call or at the door
    Sense(_OUT, outcome=_NO_ANSWER, happened=True): (
        "nobody in|not in|wasnt in|not there|wasnt there|nobody there|no1 home|no1 in|nobody home|no one home|"
        "not home|was out|is out|was away|were out|werent in|were not in|werent there|was not in"
    ),
    Sense(_OUT, Channel.CALL, _NO_ANSWER, happened=True, beside_a_call=True): (
        "nr|n/r|no reply|no response|didnt reply|did not reply|hasnt replied|not replied|didnt respond|no reply yet"
    ),
    # nothing came about
    Sense(mishap=RefusalReason.CALLED_OFF, happened=True): (
        "cancelled|canceled|called off|called it off|cried off|pulled out|called it all off|has cancelled|"
        "had to cancel|called off our meeting|cancelled our meeting|cancelled the meeting|cancelled on me|backed out|"
        "to cancel|to call off|to call it off|cancels|calls off|calls it off|is cancelling|is calling it off|"
        "has to cancel|wants to cancel|wanted to cancel|needs to cancel|needed to cancel"
    ),
    Sense(mishap=RefusalReason.NO_SHOW, happened=True): (
        "no show|no-show|noshow|didnt show|didnt show up|did not show|did not show up|didnt turn up|did not turn up|"
        "didnt come|did not come|never came|never showed|never showed up|never turned up|stood me up|stood us up|"
        "didnt appear|failed to show|wasnt home|forgot our meeting"
    ),
}

_PLEASES = "please|pls|plz|plse|thanks|thx|tx|ta|ty|cheers"
_NOT_DONE = (
    "didnt|did not|not|couldnt|could not|cant|cannot|unable to|not able to|wasnt able to|didnt want to|too busy to|"
    "no time to"
)
PLACES = (
    "at his office|at her office|at their office|at their offices|at my office|at our office|at the office|at the shop|"
    "at our shop|at their shop|at the showroom|at the studio|at the house|at the site|on site|at the cafe"
)
"""Where one meets: it says how as well, and stays what it is."""
_NEXT_WAYS: Mapping[Channel, str] = {
    Channel.CALL: (
        "call|phone|ring|by phone|by call|on the phone|phone call|telephone|over the phone|a call|callback|a callback|"
        "call bk|cb|ringing|calling|phoning|a ring|a bell|be called|be rung|be phoned"
    ),
    Channel.EMAIL: "email|e-mail|by email|by e-mail|mail|by mail|an email|an e-mail|in an email|in an e-mail",
    Channel.TEXT: "text|txt|sms|whatsapp|by text|by sms|by whatsapp|on whatsapp|a text|message",
    Channel.VIDEO: (
        "video|zoom|teams|skype|facetime|video call|by video|on zoom|on teams|on skype|on facetime|zoom call|"
        "teams call|a zoom|over zoom|a video call"
    ),
    Channel.SOCIAL: "linkedin|instagram|facebook|dm|social|on linkedin|on instagram|on facebook|messenger",
    Channel.POST: "post|by post|letter|by letter|a letter|in the post|card",
    Channel.MEETING: (
        "meeting|meet|in person|face to face|visit|coffee|lunch|dinner|breakfast|a meeting|a coffee|at theirs|at ours|"
        "at hers|at his|at mine|at her place|at his place|at their place|at my place|at our place|" + PLACES + "|"
        "over coffee|over lunch|a visit"
    ),
}


_BY_WAY: Mapping[Channel, str] = {
    Channel.MEETING: "in person",
    Channel.CALL: "by phone",
    Channel.VIDEO: "by video",
    Channel.EMAIL: "by email",
    Channel.TEXT: "by text",
    Channel.SOCIAL: "on linkedin",
    Channel.POST: "by post",
}
"""How a way is typed where a line is made of fields."""


def _vocabulary() -> Vocabulary:
    ways = dict(ways_of(_WAYS))
    return Vocabulary(
        ways=ways,
        joins=words_of("and|&|+|/|plus|und|n|nd"),
        withs=words_of("with|wi|w|w/|alongside|together with"),
        froms=words_of("from|off|frm"),
        tos=words_of("to|for|at|of|2|4"),
        bys=words_of("by"),
        me=words_of("me|us|myself|ourselves"),
        i=words_of("i|we|ive|weve"),
        they=words_of("he|she|they|shes|hes|theyve"),
        them=words_of("him|her|them"),
        fillers=words_of(
            "gd|the|a|an|my|our|had|have|has|just|got|did|made|took|quick|short|long|nice|good|great|on|in|this|"
            "that|was|were|been|another|some|finally|briefly|again|also|then|so|quickly|there|through|thru|up|too"
        ),
        backs=words_of(
            "back|bk|again|agn|agen|up|over|too|as well|off|out|later|both|together|briefly|quickly|through|already"
        ),
        abouts=words_of("about|bout|re|wrt|fwd|fw|regarding|concerning|because|since|cos|cause|re:|abt|on behalf of"),
        purposes=words_of(
            "say|ask|tell|confirm|arrange|discuss|check|cancel|let|thank|remind|book|move|change|fix|agree|wish|invite|"
            "sort|chase|follow|send|bring|get|give|find|explain|apologise|offer|order|pay|sign|complain|see|know|hear"
        ),
        clauses=words_of(
            "id|theyll|while|whilst|opened|read|ignored|viewed|said|says|saying|wants|wanted|want|"
            "asked|asks|asking|will|would|can|could|cant|cannot|wont|is|are|likes|"
            "liked|loves|loved|needs|needed|need|thinks|thought|thinking|agreed|agrees|signed|signs|hopes|if|when|"
            "whether|who|that|which|promised|mentioned|told|wishes|plans|decided|decides|confirmed|ordered|"
            "bought|paid|prefers|prefer|preferred|should|might|must|does|doesnt|isnt|wasnt|arent|"
            "happy|interested|keen|shall"
        ),
        auxiliaries=words_of("will|would|can|could|might|must|should|shall"),
        belongings=words_of("her|his|their|my|our|its"),
        never_names=words_of(
            _PLEASES,
            "im|around|roughly|remind|remember|reminder|note|nb|two|three|four|five|"
            "six|seven|eight|nine|ten|eleven|twelve|both|several|"
            "couple|u|ur|urs|yr|youre|btw|fyi|tbc|tba|atm|tho|came|nowt|owt|summat|"
            "the|a|an|my|our|your|her|his|their|its|this|that|these|those|of|off|in|on|at|by|for|from|to|with|without|"
            "into|onto|over|under|up|down|out|back|again|not|no|yes|ok|okay|and|or|but|so|then|than|as|is|are|was|were|"
            "be|been|am|have|has|had|do|does|did|will|would|can|could|may be|should|must|i|we|you|he|she|it|they|me|us|"
            "him|them|who|what|when|where|why|how|very|too|also|just|only|still|yet|now|here|there|all|any|some|none|"
            "nobody|somebody|someone|anyone|everyone|nothing|something|everything|about|re|after|before|since|until|"
            "asap|full|wknd|weekend|pics|photos|pictures|info|details|link|links|docs|files|forms|leaflets|stuff|"
            "outside|inside|afterwards|sorry|actually|wait|oops|whoops|nope|"
            "caught|bloke|guy|chap|lady|woman|man|lad|lass|girl|gentleman|"
            "round|along|upstairs|downstairs|fw|fwd|regards|kind|kindly|cheers|subject|www|see|meet|visit|pick|"
            "drop|collect|discuss|show|bring|give|"
            "ask|tell|say|send|twice|once|chat|"
            "team|unknown|hello|hi|hey|dear|please|thanks|thank|nice|good|great|bad|long|short|quick|quickly|new|old|"
            "first|last|"
            "next|more|most|less|other|another|same|own|person|people|customer|client|lead|prospect|office|shop|"
            "market|fair|stand|booth|event|street|phone|number|email|price|prices|quote|order|invoice|contract|"
            "deposit|payment|samples|sample|brochure|cake|tiers|lemon|fridge|half|hour|hours|minute|minutes|min|mins|"
            "week|weeks|month|months|year|day|days|today|yesterday|tomorrow|later|soon|early|late|ago|briefly|lovely|"
            "friendly|busy|interested|keen|happy|left|wrong|voice|talking|mother|father|mum|dad|wife|husband|partner|"
            "sister|brother|daughter|son|boss|colleague|assistant|secretary|reception|receptionist|friend",
        ),
        relations=words_of(
            "mother|father|mum|mom|dad|wife|husband|partner|sister|brother|daughter|son|boss|colleague|assistant|"
            "fiance|fiancee|friend|parents|pa|ea|receptionist|mate|secretary|accountant|lawyer|"
            "girlfriend|boyfriend|aunt|uncle|neighbour"
        ),
        owned=words_of(
            "door|house|home|flat|place|desk|letterbox|doorstep|doormat|porch|gate|car|van|garage|"
            "garden|kitchen|mobile|cell|landline|inbox|site|birthday|wedding|tasting|order|quote|cake|address"
        ),
        in_firms=words_of("&|+|and|the|of|for|at|by"),
        firm_signs=words_of("of|at|with|w|w/|from|bei|von|vom"),
        at_places=words_of("at|bei"),
        firm_places=words_of(
            "bakery|studio|studios|stores|cafe|deli|gallery|salon|brewery|winery|nursery|farms|pharmacy"
        ),
        common_firms=words_of(
            "company|group|holding|holdings|partners|partnership|associates|trust|foundation|council|school|"
            "university|college|church|club|society|clinic|practice|hotel|restaurant|services|solutions|brothers|"
            "sons|daughters|weddings|kitchens|designs|systems|surgery|as|ab|sa|ag|bv|sl|ug|kg|co"
        ),
        wishing=words_of("only|solely|exclusively"),
        preferring=words_of(
            "just|prefers|prefer|preferred|would prefer|would rather|would sooner|happier with|id prefer|likes|rather"
        ),
        wanting=words_of(
            "wants it|wants that|wants this|wants everything|wants it all|wants all|wants things|wanted it|likes it|"
            "would like it|would like everything|id like it|asks for it|asked for it|needs it|needs everything|put it|"
            "wants all of it|wants|prefers"
        ),
        preferred=words_of(
            "is best|best|is better|better|preferred|is preferred|works best|is easier|easier|is easiest|easiest|"
            "works better|would be best|would be better|are best|are better|are easier"
        ),
        over_others=words_of("not|to|over|than|rather than|instead of|and not"),
        pleases=words_of(_PLEASES),
        you=words_of("u|ur|you|your|youre|ya"),
        replies=words_of(
            "yes|yep|yeah|yup|no|nope|ok|okay|confirmed|confirms|thanks|thank|thx|ta|cheers|sounds|agreed|agrees|"
            "accepted|accepts|declined|perfect|great|lovely|brilliant|happy|sorry|please|can|could|will|wont|cant|"
            "wants|wanted|wanting|asks|asked|asking|needs|needing|says|said|saying|wondering|saw"
        ),
        comes_in=words_of("in|rcvd|recd|rcd|rec|inbound|incoming"),
        goes_out=words_of("out|outbound|outgoing"),
        callbacks=words_of("cb|call back|callback|call bk|cbk|ring back|ring bk|phone back|rng back|try again"),
        instead=words_of("instead|rather"),
        in_writing=words_of("write|writing"),
        none_of=words_of(
            "no|no more|no further|not|never|doesnt want|doesnt want any|doesnt want any more|doesnt want more|"
            "does not want any more|dont want|dont want any|dont want any more|doesnt like|hates|no need for"
        ),
        none_came=words_of("from|received|yet|since|came|back|sent|so|in|today|yesterday"),
        by_ways=words_of("by|via|on|over"),
        arranging=words_of(
            "booked|book|arranged|arrange|set up|scheduled|schedule|planned|plan|confirmed|fixed|fix|fixed up|"
            "rescheduled|"
            "reschedule|moved|move|postponed|postpone|organised|organise|suggested|suggest|offered|requested|request|"
            "bounced|blocked|deleted|ignored|"
            "promised|propose|proposed|invited to|put in|pencilled in|diarised|next time|next"
        ),
        arranged=words_of(
            "booked|arranged|scheduled|planned|confirmed|fixed|rescheduled|moved|postponed|organised|"
            "diarised|pencilled|bounced|"
            "undelivered|undeliverable|failed|pending|due|outstanding|overdue"
        ),
        nobody_in=words_of("nobody|no one|noone|no-one|no1|not|wasnt|werent|was not|were not"),
        absent=words_of(
            "were out|werent in|were not in|werent there|out|away|off|in a meeting|in a mtg|on holiday|on hols|"
            "engaged|busy|unavailable|not available|not in|"
            "not there|was out|is out|was away|not free|wasnt in|wasnt there|off sick"
        ),
        elsewhere=words_of(
            "in a meeting|in meeting|in meetings|in a mtg|in mtg|in mtgs|in back to back meetings|at lunch|on lunch|"
            "at dinner|at breakfast|on another call|on another line|on the other line|on a call|on calls|off sick|"
            "on leave|on annual leave|very busy|v busy|too busy|so busy|really busy|busy busy|"
            "at an appointment|in an appointment|in a zoom|in a teams meeting|on zoom calls"
        ),
        asides=words_of("for|4|of|at|not|than"),
        meals_as_times=frozenset(
            f"{when} {meal}"
            for when in ("after", "aft", "before", "b4", "past", "by", "till", "til", "until", "since")
            for meal in ("lunch", "dinner", "tea", "breakfast", "brunch")
        )
        | {"at lunchtime", "around lunchtime"},
        numbered=words_of(
            "yr|year|yrs|age|aged|no|nr|number|room|unit|flat|size|page|phase|table|tier|option|plan|box|x|"
            "budget|price|quote|quoted|cost|costs|fee|fees|worth|total|deposit|invoice|inv|order|ref|max|min|guests|"
            "seats|pax|rent|salary|offer|offered|paid|pays|pay|owes|owe"
        ),
        newness=words_of("new"),
        new_as=words_of(
            "person|lady|bloke|guy|chap|lad|lass|family|couple|firm|company|business|enquiry|inquiry|client|customer|lead|prospect|contact|"
            "kunde|kundin|kontakt"
        ),
        refusing=words_of(f"dont|do not|never|not to|no more|stop|no further|nicht|{_NOT_DONE}"),
        refused_on=words_of(_PLEASES, "again|me|us|her|him|them|anymore|any|more|back|please|ever|here|now|or|and"),
        not_done=words_of(_NOT_DONE),
        forbidding=words_of(
            "take me off|take us off|take me off the list|take me off your list|take her off|take him off|remove me|"
            "remove us|unsubscribe|unsubscribe me|leave me alone|leave us alone|dont contact|do not contact|"
            "stop contacting|never contact|unsubscribed|says stop|said stop|say stop|wants us to stop|wants me to stop|"
            "asked us to stop|asked me to stop|told us to stop|told me to stop|says to stop|said to stop|"
            "off the list|off your list|off our list|off my list|lose my number|"
            "not to be contacted|doesnt want to be contacted|does not want to be contacted|"
            "doesnt want to hear from me|doesnt want to hear from us|dont bother me|dont get in touch|do not disturb"
        ),
        declining=words_of(
            "no thanks|no thank you|no thankyou|not interested|no interest|no longer interested|thanks but no|"
            "no thanks then|no thx|no ta|not int|"
            "isnt interested|is not interested|lost interest|arent interested|said no|kein interesse|"
            "nein danke"
        ),
        foreign=words_of(
            "angerufen|zurückgerufen|zuruckgerufen|telefoniert|gesprochen|getroffen|besucht|geschickt|gesendet|"
            "geschrieben|gemailt|erreicht|rief|ruft|traf|hat|habe|ab|anrufbeantworter|termin|anruf|treffen"
        ),
        telling=words_of(
            "rang off|"
            "follow up call|follow-up call|followup call|f/u call|follow up email|follow-up email|followup email|"
            "f/u email|intro call|whatsapp call|signal call|brochure|parcel|a parcel|thank you card|thx card|"
            "ty card|thank-you card|birthday card|"
            "christmas card|fax|cold call|cold called|linkedin request|linkedin invite|connection request|"
            "site visit|home visit"
        ),
        telling_words=words_of("again|another|finally|briefly|quick|quickly|short|long|nice|good|great|later|already"),
        for_later=words_of(
            "to follow|will follow|to come|to be sent|to go|still to go|still to send|",
            "later|later on|again later|another time|some other time",
        ),
        henceforth=words_of(
            "from now on|from now onwards|from now|now on|now onwards|from here on|as of now|from today|as of today|"
            "going forward"
        ),
        titles=words_of("mr|mrs|ms|miss|mx|dr|prof|professor|sir|lady|lord|rev|herr|frau|madame|monsieur|mme"),
        particles=words_of("de|der|den|del|della|von|du|la|le|di|da|dos|bin|ibn|zu|zur|ter|ten|al|el"),
        verb_endings=("ed", "ing"),
        looking_back=words_of("yesterday|today|ago|earlier"),
        deadlines=words_of("by|until|till|til|due|latest|earliest|onwards|onward|than"),
        days=words_of(
            "today|tonight|yesterday|tomorrow|this|morning|afternoon|evening|night|last|next|ago|week|day|days|in|"
            "within|"
            "hour|hours|hrs|minute|minutes|min|mins|after|before"
        ),
        openers=words_of(
            "today|tonight|yesterday|tomorrow|this|last|next|on|at|in|now|just|noon|midday|midnight|half|quarter|an|a|"
            "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|the|earlier|first|around|by|since|couple|"
            "few|mid|end|beginning|start|christmas|xmas|easter|before|after|late|early|day|monday|"
            "from|between|every|"
            "later|within|any|sometime|some|new|boxing|good|not|no|once|end-of|week|w/c|w/e|wc|we|q1|q2|q3|q4|spring|"
            "summer|autumn|winter|eod|eob|cob|eow|eom|eoq|eoy|nye|to-morrow|midweek|"
            "wk|halloween|pentecost|year-end"
        ),
        in_times=words_of(
            "am|pm|a|m|p|o|wk|wks|mth|yr|uhr|clock|oclock|h|hour|hours|hrs|hr|minute|minutes|min|mins|second|seconds|"
            "past|to|till|til|until|of|and|or|"
            "weeks|month|months|year|years|fortnight|weekend|lunch|lunchtime|thing|moment|while|mornings|afternoons|"
            "working|time|st|nd|rd|th|eve|before|after|few|couple|back|dawn|dinner|dinnertime|bst|gmt|cet|utc|holidays|"
            "oh|fifteen|twenty|twenty-five|thirty|thirty-five|forty|forty-five|fifty|fifty-five"
        ),
        left=words_of("left"),
        messages_with=words_of("message|msg|messages|word|lm|l/m"),
        messages=words_of("message|msg|voicemail|vm|vmail|voice mail|messages"),
        next_every=words_of("every|each"),
        ors=words_of("or|and|to|till"),
        at_hour="at {hour}",
        next_about=words_of("about|re|regarding|concerning|to discuss|to talk about|for"),
        about="about",
        by_way=_BY_WAY,
        next_by=words_of("by|until|till|before|no later than"),
        next_places=words_of(PLACES),
        next_on=words_of("on"),
        next_ways={phrase: way for way, phrases in _NEXT_WAYS.items() for phrase in phrases.split("|")},
        next_their_turn=words_of(
            "their turn|her turn|his turn|theirs|theyll call|theyll ring|theyll be in touch|theyll contact me|"
            "theyll contact us|shell call|hell call|shell ring|hell ring|shell be in touch|hell be in touch|"
            "they call|they will call|they will ring|she will call|he will call|she calls|he calls|they contact me|"
            "they will be in touch|waiting for them|up to them|theyll write|shell write|hell write|theyll let me know|"
            "shell let me know|hell let me know|well call you|ill call you"
        ),
        next_no=words_of(
            "no thanks|no thank you|not interested|no|said no|dont contact|do not contact|no interest|never|"
            "dont call|do not call|no more|thanks but no|no thanks then"
        ),
        next_nothing=words_of("nothing|nothing agreed|nil|none|that is fine|thats fine|nothing more|nothing else|-"),
        next_promise=words_of(
            "i owe|owe|promised|i promised|ill send|i will send|send|ill find out|find out|i owe them|i owe her|"
            "i owe him|promise|ill write|ill get"
        ),
        missed=words_of("missed|missd|msd"),
        came_by=words_of("came by|came in|came round|came over|came into"),
        taking_up=words_of("picked up|they picked up"),
        besides_then=words_of("then|and|&|+|n|nd|so|but|later|afterwards|after that"),
        next_owed=words_of(
            "i owe|owe|promised|i promised|promise|we promised|i owe them|i owe her|i owe him|ill send|i will send|send"
        ),
        next_some_time=words_of("sometime|whenever|soon"),
        answering=words_of("answered|answers"),
        next_one=words_of("next|our next|the next|my next"),
        ahead=words_of("hes|shes|theyre|im|were|ill|hell|shell|theyll"),
        called_so=words_of(
            "a man called|a woman called|a lady called|a bloke called|a lad called|a lass called|a guy called|"
            "a chap called|a girl called|a gentleman called|a fella called|a person called|somebody called|"
            "someone called|name of|by the name of|goes by|a gent called|a young man called|"
            "a man named|a woman named|someone named|somebody named"
        ),
        correcting=words_of(
            "no wait|wait no|no sorry|sorry no|sorry i mean|sorry i meant|i mean|i meant|no i mean|no i meant|"
            "scratch that|scrap that|no scrap that|strike that|"
            "make that|no make that|correction|or rather|no actually|no hang on|hang on no|"
            "no wait sorry|wait sorry|oops no|whoops no|nope sorry|sorry make that|no scratch that|no not that"
        ),
        correcting_beside=words_of("no|sorry|wait|nope|actually|oops|whoops|hang on"),
        correcting_on=words_of("it|was|that|it was|i|we|he|she|they|the|on"),
        refusing_to_be=words_of(
            "doesnt want to be|does not want to be|didnt want to be|doesnt wanna be|not to be|doesnt wish to be|"
            "does not wish to be|hates being|fed up being|sick of being"
        ),
        step_leads=words_of(
            "says|said|sez|says to|said to|wants|wants a|wanted|wants to|wants me to|wants us to|asks|asked|"
            "asked me to|"
            "asked us to|asks for|asked for|asked for a|told me to|would like|would like a|id like|says he will|"
            "says she will|said he will|said she will|said hell|said shell|says hell|says shell|said theyll|will|to|"
            "is to|prefers|needs|needs a|needs to|said he would|said she would|said hed|said shed|is going to|going to|"
            "im to|i am to|i need to|need to|i must|must|remember to|remind me to|gotta|got to|i have to|have to"
        ),
        denying=words_of("not|nor"),
        none_from=words_of(
            "no reply|no response|nothing|no word|no news|not heard|havent heard|have not heard|no answer|silence|nowt|"
            "nothing back|no reply yet|nothing yet|nothing heard|no call|no email|no text"
        ),
        returning=words_of("back|home|returned|fresh|just back|just in|just home"),
        stands=words_of(
            "still on|is on|is still on|still ok|still good|still fine|going ahead|goes ahead|as planned|still stands|"
            "stands|all set|confirmed|is confirmed|still happening"
        ),
        ends_no_time=words_of("on|at|in|by|from|with"),
        prefaces=words_of(
            "forgot to log|forgot to say|forgot to add|forgot to note|forgot to write down|forgot to put|late entry|"
            "to log|log|log a|logging|for the record|catching up|can u log|"
            "can u log a|can you log|can you log a|pls log|"
            "pls log a|please log|please log a"
        ),
        came=words_of("came|has come|came back|came in|came through|came today|just came|finally came|in from them"),
        arrived=words_of("arrived|has arrived|finally arrived|just arrived|turned up|landed|delivered|got there"),
        spoken_notes=words_of(
            "voice note|voice message|voice msg|a voice message|left a voice note|left a voice message|"
            "left a voice msg|left voice message"
        ),
        hours=words_of("one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"),
        parts_of_hour=words_of(
            "half past|half|quarter past|a quarter past|quarter to|a quarter to|five past|ten past|twenty past|"
            "twenty five past|twenty to|ten to|five to|gone half|quarter past the hour|half past the hour|the half hour"
        ),
        told_apart_by_number=words_of(
            "class|floor|draft|visit|tier|cake|time|round|attempt|try|option|choice|quote|wedding|child|son|daughter|"
            "birthday|anniversary|opinion|reminder|meeting|call|email|e-mail|letter|text|message|chance|baby|version|"
            "part|order|lesson|session|tasting|interview|chaser|phase|stage|payment|instalment|invoice|one|branch|shop|"
            "box|lot|batch|load|marriage|thoughts|proof|sample|site|house|flat|form"
        ),
        put_off_to=words_of(
            "moved to|moved it to|moved us to|moved till|put off to|put off till|put off until|put back to|"
            "put back till|pushed to|pushed back to|pushed it to|postponed to|postponed till|postponed until|"
            "rescheduled to|rescheduled for|rebooked for|changed to|changed it to|brought forward to|booked for|"
            "booked in for|booked him in for|booked her in for|booked them in for"
        ),
        to_do=words_of(
            "to|forgot to|im to|i am to|need to|i need to|must|i must|remember to|remind me to|gotta|ive got to|got to|"
            "have to|i have to|ive to|should|i should|i want to|dont forget to|im meant to|i ought to|todo|to do"
        ),
        i_am=words_of("im|i am"),
        roughly=words_of("about|abt"),
        tills=words_of("till|til|until"),
        leaving=words_of("left|finished|ended|done|gone"),
        returned=words_of("returned|rtnd|rtd|retd|rtn|ret"),
        handing=words_of("gave|handed|left|dropped"),
        notes=words_of("note|card|leaflet|flyer|letter|brochure"),
        several=words_of(
            "times|twice|thrice|daily|x2|x3|x4|2x|3x|4x|all week|all day|all morning|all afternoon|all month|every day|"
            "all weekend|on and off|again and again|time and again"
        ),
        reminding=words_of("remind|reminder|remind me|remind me about|remind me of|reminder for|nudge"),
        others=words_of("reception|switchboard|someone|somebody|else"),
        besides=words_of("too|also|as well"),
        past=words_of("went|had|got|did|made|took|was|were|been|just|finally|earlier|ago|gave|last"),
    )


ENGLISH_LINE = _vocabulary()
