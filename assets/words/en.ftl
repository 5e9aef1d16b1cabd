# The words of the window, in English. Fluent syntax: projectfluent.org/fluent/guide. A line is a name and its words;
# { $count } is put in; plural forms are chosen by [one] and *[other]. Every name here is in vi.ftl as well.

# What is counted

articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
facts-summary = { $facts }: { $conflict } in conflict, { $agree } in agreement
claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
origins = { $count ->
    [one] { $count } origin
   *[other] { $count } origins
}
items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
contradictions = { $count ->
    [one] { $count } contradiction
   *[other] { $count } contradictions
}
and-more = and { $count } more
percent = { $percent } %
percent-under-one = under 1 %

# Names of things, and dates

pasted-text = pasted text
guessed = { $value } (guessed)
pair = { $one } and { $other }
date-day = { $year }-{ $month }-{ $day }
date-month = { $year }-{ $month }
date-year = { $year }
date-without-year = { $month }-{ $day }
date-month-alone =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    }
date-span = { $from } to { $to }
date-with-part = { $date }, { $part }
day-part =
    { $part ->
        [1] early hours
        [2] morning
        [3] noon
        [4] afternoon
        [5] evening
       *[other] night
    }
weekday =
    { $day ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[other] Sunday
    }

# The title of the window

title = Synoptic — { $articles }

# Commands: .tip is what the command does, in a sentence

command-open = Open…
    .tip = Open articles from files
command-open-folder = Open folder…
    .tip = Open all texts of a folder
command-open-by-path = Open by path…
    .tip = Type the path of a file or folder
command-paste = Paste as article
    .tip = Make an article of the text in the clipboard
command-open-sample = Open the sample
    .tip = Open five articles that come with the program
command-close-all = Close all
    .tip = Close every article
command-quit = Quit
    .tip = Close the window
command-undo = Undo
    .tip = Take the last edit back
command-redo = Redo
    .tip = Do again what was taken back
command-compare = Compare again
    .tip = Compare the open articles once more
command-cancel = Cancel
    .tip = End what is being read or compared
command-next-claim = Next claim
    .tip = Select the next claim of the list
command-previous-claim = Previous claim
    .tip = Select the claim before
command-show-claim = Show in the articles
    .tip = Scroll every column to the selected claim
command-find = Find a claim
    .tip = Find claims by a few letters
command-clear = Clear
    .tip = Clear what was typed, or else the selection, or else the newest notice
command-compare-with = Compare with…
    .tip = Choose a second passage and see why the two are or are not joined
command-what-it-says = What each passage says
    .tip = Fold or unfold the numbers, dates, names and speaker of each passage in the evidence
command-copy-quotations = Copy all quotations
    .tip = Copy the passages of the selected claim with outlet, title, date and link
command-commands = Find a command…
    .tip = Run a command by a few letters
command-show-columns = Columns
    .tip = The articles side by side
command-show-matrix = Matrix
    .tip = Which value each article has of each claim, or its words
command-show-timeline = Timeline
    .tip = The dated passages along a line of time
command-timeline-zoom-in = Timeline: closer
    .tip = Show fewer days of the timeline, larger
command-timeline-zoom-out = Timeline: further away
    .tip = Show more days of the timeline, smaller
command-timeline-fit = Timeline: fit
    .tip = Show the days of the timeline that most dates are in
command-find-in-articles = Find in the articles…
    .tip = Find words in all columns
command-find-next = Find next
    .tip = Go to the next place that was found
command-find-previous = Find previous
    .tip = Go to the place found before
command-next-difference = Next difference
    .tip = Select the next claim of the list that the articles disagree on
command-previous-difference = Previous difference
    .tip = Select the claim before that the articles disagree on
command-next-source = Next source
    .tip = Go to the next article’s passage of the selected claim
command-previous-source = Previous source
    .tip = Go to the passage of the article before
command-claims-panel = Claims list
    .tip = Show or hide the claims list
command-evidence-panel = Evidence
    .tip = Show or hide the evidence under the columns
command-keys = Keys
    .tip = Show the keys of all commands
command-column = Column { $number }
    .tip = Bring this column into sight and give it the keyboard
command-ribbons = Ribbons
    .tip = Join passages by bands between the columns: coloured where they make the same claim, grey where they are only related
command-scroll-together = Scroll together
    .tip = Let the other columns follow the one that is scrolled, passage by passage
command-mark-differences = Mark differences in the text
    .tip = In the selected claim, tint words that differ, box values that conflict, dot the same in another form
command-text-larger = Larger text
    .tip = Larger letters in the articles
command-text-smaller = Smaller text
    .tip = Smaller letters in the articles
command-text-normal = Normal text
    .tip = Letters in the articles as designed
command-line-spacing = Line spacing
    .tip = More space between the lines of the articles, or less again
command-theme-system = System theme
    .tip = Light or dark, as the system has it
command-theme-light = Light theme
    .tip = Dark letters on warm paper
command-theme-dark = Dark theme
    .tip = Light letters on a dark ground
command-theme-contrast = High contrast
    .tip = White and bright colours on black, with firm lines
command-language-system = System language
    .tip = The window’s words in the language that the system has
command-language-english = English
    .tip = The window’s words in English
command-language-vietnamese = Tiếng Việt
    .tip = The window’s words in Vietnamese
command-zoom-in = Zoom in
    .tip = Make everything larger
command-zoom-out = Zoom out
    .tip = Make everything smaller
command-zoom-reset = Zoom to normal
    .tip = Everything as large as designed

# Verdicts

verdict-disputed = Disputed
verdict-differ = Differ
verdict-changed = Changed
verdict-agree = Agree
verdict-single-source = Only one source
related = Related
related-means = On the same part of the story as passages of other articles, which make another claim. That is no agreement.

# The bar and its menus

menu-file = File
menu-claim = Claim
menu-view = View
menu-recent = Recent
menu-language = Language
panel-edge = Resize panel

# The system's dialogs

picker-texts = Text
picker-all-files = All files
picker-open-files = Open articles
picker-open-folders = Open folders of articles

# The start page

start-what-it-is = Puts articles about the same events side by side, and shows where they agree, where they differ, and what only one of them says.
start-reading = Reading the articles…
start-drop = Drop articles here
start-ways = Text files or folders of them, or press Ctrl+V for copied text
start-recent = Recent
drop-to-open = Drop to open

# The claims list

filter-shared = All shared
row = { $verdict }: { $words }, { $sources }
row-differing = { $verdict }: { $words }, { $sources }, { $differs }
sources = in { $sources } of { $articles }
sources-origins = in { $sources } of { $articles }, { $origins }
facts-fold = Fold away { $facts }
facts-fold-tip = Show only how many facts there are
facts-unfold = Show { $facts }
facts-unfold-tip = Show the facts again
fact-row = { $verdict }: { $label }. { $values }
fact-value = { $value }: { $who }
fact-value-of = { $value } ({ $label })
fact-outlets = { $articles }: { $outlets }
fact-row-decided = { $row }. { $decision }
fact-card = The fact
fact-corrected = { $value } (taken back)
filter-counts = { $facts }, { $claims }
find-claim = Find a claim
claims-one-article = One article is open. Comparing needs a second: drop another here, or choose Open…
claims-none-shared = No claim is in more than one of these articles. What each says alone is under “Only one source”.
claims-none-of-kind = No claim of this kind. Choose another filter.
claims-none-found = No claim has these letters. Fewer letters, or another filter, find more.

# The status line

status-nothing-open = No articles open
status-copied = Copied to the clipboard
status-waiting = { $articles } not compared yet: choose “Compare again” in the Claim menu
status-counts = { $articles } · { $claims }
status-summary = { $articles } · { $facts } · { $shared ->
    [one] { $shared } shared claim
   *[other] { $shared } shared claims
}: { $disputed } disputed, { $differ } differ{ $changed ->
    [0] {""}
   *[other] , { $changed } changed
}, { $agree } agree · { $related } related · { $single } only one source
phase-reading = Reading
phase-aligning = Aligning
phase-judging = Judging
phase-comparing = Comparing
phase-going-on = { $phase }…

# Notices

notice-about = { $subject }: { $text }
notice-times = { $notice } ({ $times } times)
notice-dismiss = Dismiss
notice-dismiss-named = Dismiss notice: { $notice }
notice-dismiss-all = Dismiss all
notice-settings-unsaved = The settings could not be saved ({ $problem }); they hold until the window is closed.
notice-settings-broken = The settings cannot be read ({ $problem }); the window starts with its own.
notice-settings-set-aside = The settings cannot be read ({ $problem }); the window starts with its own. The file is kept as { $aside }.

# What is wrong with a file, and what to do

note-gone = Not found. Check the path; the file may have been moved or renamed.
note-broken-link = A link to a file that is gone. Open the file where it is now.
note-no-permission = You may not read it. Change its permissions, or copy it to a folder of your own.
note-not-a-file = Neither a file nor a folder. Save its text as a file and open that.
note-no-texts = No .txt, .text or .md file in this folder, nor subtitles. Open the folder that holds the articles.
note-left-out-files = Not opened, as their names do not end like those of texts: { $names }. Save an article as plain text (.txt), or open it by itself.
note-left-out-folders = Folders inside it were not opened: { $names }. To read one, open it by itself.
note-web-page = This is the code of a web page, not plain text. Open it in a browser, and copy the article or save it as plain text (.txt).
note-foreign = This is { $format }, not plain text. Open it in its program and save it as plain text (.txt).
note-binary = This is not text. If it is an article, open it in its program and save it as plain text (.txt).
note-blank = There are no words in it. Copy or save the article's text, and open that.
note-too-large = Larger than { $mib } MiB, too large for an article. Save the articles in it as files of their own.
note-unreadable = It could not be read ({ $reason }). Copy it to this computer and try again.
note-given-twice = Given twice; it is opened once.
note-same-text = The same text as { $file }, which is open already; it is opened once.
note-guessed-encoding = Read as { $encoding }, by a guess. If its letters look wrong, save it as UTF-8 and open it again.
note-damaged = Damaged { $encoding }: { $places } × “{"\uFFFD"}” where bytes made no sense. Check these places elsewhere.
note-mended-letters = Letters that were decoded wrongly before it was saved (“â€™” for “’”) were mended { $places ->
    [one] in one place
   *[other] in { $places } places
}. Compare with the source where letters matter.
note-doubtful-letters = Letters look wrongly decoded (as “Ã©” is for “é”) { $places ->
    [one] in one place
   *[other] in { $places } places
}, and were left as they are. Copy the article anew from its source.
note-legacy-letters = Read as { $encoding }, an encoding of Vietnamese from before Unicode, by a guess. Capitals with tone marks may be small.
note-subtitles = Read as subtitles: numbers and times are left out, and a sentence may run over several of them.
note-joined-lines = Lines that were broken at a fixed width were joined { $lines ->
    [one] in one place
   *[other] in { $lines } places
}.
note-altered-text = Its text in the workspace was changed outside Synoptic. Edits hold where their words are still there.
note-no-hash = Its hash in the workspace is damaged, so it was left out. Open the article's file again.
note-not-a-workspace = This is no Synoptic workspace, or nothing in it can be read. Look for an earlier copy of the file.
note-newer-workspace = Made by a newer Synoptic (format { $version }). Nothing was changed; update Synoptic to open it.
note-rescued = Damaged. Rescued: articles { $articles }, edits { $steps }; lines that could not be read: { $lines }. Save under another name; the damaged file stays as it is.
note-unwritable = It could not be written ({ $reason }). Save under another name or in another folder.
note-reading-failed = Reading failed by a fault in this program. The other articles stay; please report it with the text.
note-comparing-failed = Comparing failed by a fault in this program. The other articles stay; please report it with the text.
format-pdf = a PDF
format-office = a Word, OpenDocument or ZIP file
format-old-office = an older Word or Excel file
format-rtf = an RTF document
format-picture = a picture
format-medium = a picture, a sound or a film
format-compressed = a compressed file
format-program = a program
format-database = a database
format-web-archive = a web archive or property list

# Dialogs

path-heading = Open by path
path-stands-in = This system offers no file dialog (neither a desktop portal nor zenity). Type or paste a path instead.
path-field = Path of a file or folder
path-open = Open
path-close = Close
commands-field = Find a command
commands-none = No command has these letters

# The evidence

evidence-empty = Select a claim in the list, or click a tinted passage, to see every source’s words.
evidence-close = Close the evidence
close-by-key = Close (Esc)
evidence-absent = Not in: { $outlets }
card-conflicts = What conflicts
card-details = In detail
card-origins = Origins
card-links = Why together
card-says = What it says
card-says-named = What { $outlet } says here
card-said-by = Said by { $speaker }
card-copy = Copy
card-copy-tip = Copy the words with outlet, title, date and link
card-copy-named = Copy quotation from { $outlet }: { $words }
card-why = Why
card-why-tip = Show every reason with its weight
card-why-named = Why { $pair }
card-link = { $pair }: { $percent }
both-have = Both have: { $words }
within = Within { $outlet }
reasons-against = against: { $against }
reasons-for-and-against = { $for }; against: { $against }

# Kinds of detail

aspect-quantity = Number
aspect-date = Date
aspect-polarity = Outcome or denial
aspect-place = Place
aspect-name = Name
aspect-certainty = Fact or allegation
aspect-attribution = Who says it
aspect-wording = Choice of words
detail-noted = { $aspect }: { $note }
detail-over-time = changed over time
detail-same = can be the same

# How a passage is meant

badge-denies = Denies
badge-alleges = Alleges
badge-hedged = Hedged
badge-best = Best wording
badge-other-claim = Makes another claim, too
stance-asserts = asserts
stance-denies = denies
stance-alleges = alleges
certainty-plain = plain
certainty-hedged = hedged

# Origins

origins-counts = { $articles }, { $origins }
origins-shared = { $pair }: { $why }
origins-same-passage = this passage is nearly word for word the same
origins-near-copies = near-copies; { $of_a } of { $a } stands in { $b }, { $of_b } of { $b } in { $a }
origins-agency = both have it from one agency
origins-agency-named = both have it from one agency (“{ $agency }”)

# What a passage says

says-stance = Stance
says-said-by = Said by
says-certainty = Certainty
says-answers = Answers
says-not = Not
says-not-means = the main statement is negated
says-number = Number
says-date = Date
says-time = Time
says-name = Name
says-points-back = Points back
says-speaker = { $speaker }, { $speech }
speech-quoted = quoted
speech-reported = reported
number-about = about { $number }
number-nearly = nearly { $number }
number-at-least = at least { $number }
number-at-most = at most { $number }
number-range = { $low } to { $high }
value-rank = no. { $rank }
value-born = born in { $year }
value-gender =
    { $gender ->
        [female] a woman
       *[other] a man
    }
number-or = { $number } or { $other }
date-year-inferred = { $date } (the year is inferred)
date-inferred = { $date } (inferred)
date-extent-inferred = { $date } (how far it reaches is inferred)
date-just-now = just now
date-minutes-ago = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
date-hours-ago = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
date-days-ago = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
name-person = person
name-place = place
points-denies = denies “{ $words }”
points-confirms = confirms “{ $words }”
points-comments = comments on “{ $words }”
points-continues = goes on from “{ $words }”

# Two passages against each other

pair-heading = Compare with…
pair-how = Click a passage, or go with the arrow keys: ↑ ↓ in an article, ← → to another. Then Enter.
pair-show = Show why
pair-show-tip = Why these two are or are not joined (Enter)
pair-first = First passage
pair-second = Second passage
pair-close = Close the comparison of two passages
why-joined = = Joined
why-not-joined = ≠ Not joined
why-heading = Why
why-figures-joined = Same claim: { $score } · needed: { $join } · mean within their group: { $mean }
why-figures-apart = Same claim: { $score } · needed: { $join } · mean between their groups: { $mean }
why-reaches = The probability that they make the same claim is { $score }; { $join } is needed.
why-company = By themselves they hardly make the same claim ({ $score }, { $join } is needed); the other passages of their group join them: the mean is { $mean }.
why-same-article = Both stand in the same article.
why-below = The probability that they make the same claim is only { $score }; { $join } is needed.
why-mean-below = Between all passages of their groups the mean is only { $mean }; { $join } is needed.
why-cannot-be-one = Their groups hold passages that cannot make one claim.
why-no-shared-word = They have no word in common
why-weight-for = +{ $weight }
why-weight-against = −{ $weight }
why-reason = { $reason }: { $weight }

# Reasons for joining two passages: .against is the same where it speaks against it, if that has words of its own

reason-rare-words = rare words in common
    .against = few rare words in common
reason-contained = one says what the other says
    .against = each says what the other does not
reason-shared = how much they share in all
    .against = little in common
reason-concepts = other words for the same things
reason-names = the same names
    .against = other names
reason-quantities = the same numbers
    .against = other numbers
reason-dates = the same dates
    .against = other dates
reason-other-time = times that cannot be the same
reason-accusation = both speak of an accusation
reason-points-to = one points back to the other
reason-heading = a headline or summary
reason-order = another place in the story
reason-neighbours = the passages around are alike
    .against = the passages around are not alike
reason-closest = each is the other's closest in its article
    .against = others in their articles are closer
reason-company = both are like the same other passages
reason-busy = they are as like to others
reason-widespread = they are like many passages
reason-meaning = they mean the same
reason-meaning-around = the one means what stands around the other
reason-missing = hardly a word that only one of them has
    .against = words that only one of them has
reason-length = how long they are

# The columns

column-shared = { $shared } of { $passages } passages shared
column-shared-short = { $shared } of { $passages } shared
column-width = Width of { $title }
column-text = Text of { $title }
column-doubts = { $contradictions } in { $title }: { $lines }
column-doubts-how = Click to go from place to place
column-says = What the passage says
passage-stands = { $relation }: “{ $words }”
passage-copy = Copy passage
passage-quote = Copy as quotation
passage-copy-selection = Copy selection
passage-evidence = Show evidence
passage-none = No passage here
passage-compare = Compare with…
passage-compare-tip = Choose a second passage
passage-explain = Why joined or not
passage-explain-tip = With the selected passage

# Matrix and timeline.

matrix-certain = as certain
matrix-claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
matrix-rows = Rows
matrix-columns = Columns
matrix-rows-list = As in the list
matrix-rows-disagreement = By disagreement
matrix-rows-sources = By number of articles
matrix-rows-article = As { $outlet } tells it
matrix-columns-order = As the columns
matrix-columns-date = By date
matrix-columns-share = By share in common
matrix-sources = { $count ->
    [one] in { $count } article
   *[other] in { $count } articles
}
matrix-no-date = No date
matrix-row-name = { $verdict }: { $words }, { $sources ->
    [one] { $sources } article
   *[other] { $sources } articles
}
matrix-cell-name = { $outlet }: { $says }. Claim: { $words }
matrix-blank-name = { $outlet } does not say: { $words }
matrix-head-name = { $outlet }: { $title }, { $date }. Sort the rows as this article tells them
matrix-head-sorted = { $outlet }: { $title }, { $date }. The rows are sorted as this article tells them; press to undo
matrix-hint-cell = Click to select, double-click or Enter to read it in the article
matrix-hint-head = Click: rows as this article tells them
matrix-hint-head-sorted = Click: rows as in the list again
matrix-silent = { $outlet } does not say this.
matrix-empty = No claims to show. Choose another filter in the list at the left, or clear what was typed there.
matrix-empty-one = One article is open. The matrix sets articles against each other: open a second.

timeline-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
timeline-day = { $day } { $month }
timeline-month-of-year = { $month } { $year }
timeline-guessed = { $date } (partly guessed)
timeline-mark-name = { $outlet }, { $date }: { $verdict }. { $words }
timeline-undated = { $count ->
    [one] { $count } passage names no date
   *[other] { $count } passages name no date
}
timeline-yearless = { $count ->
    [one] { $count } passage names a day without a year
   *[other] { $count } passages name a day without a year
}
timeline-published = Published { $date }
timeline-no-published = Day of publication not known
timeline-earlier = { $count } earlier
timeline-later = { $count } later
timeline-earlier-hint = Show the nearest of what lies before
timeline-later-hint = Show the nearest of what lies after
timeline-fit = Fit
timeline-written = As written: “{ $words }”
timeline-hint-mark = Click to select, double-click or Enter to read it in the article
timeline-empty = None of the passages of this list names a date. Another filter in the list at the left may have some.
timeline-empty-list = No claims to show. Choose another filter in the list at the left, or clear what was typed there.

# Claims list
list-probably = { $verdict }, probably the same claim
list-probably-means = It is not certain that these passages make the same claim: read them before you rely on it.
list-numbers = Numbers
list-numbers-means = Only claims with a number
list-quotes = Quotes
list-quotes-means = Only claims that somebody is quoted with, word for word
list-sure = Sure only
list-sure-means = Hide claims whose passages only probably say the same
list-left-out = Left out by…
list-left-out-by = Left out by { $outlet }
list-left-out-means = Only claims that others make and one article does not
list-left-out-any = Any article
list-left-out-entry = { $outlet } ({ $count })
list-sort = Sort: { $by }
list-sort-means = The order of the claims
list-sort-disagreement = Disagreement
list-sort-sources = Number of sources
list-sort-sure = How sure
list-sort-article = Order in { $outlet }
list-nothing-has-all = No claim has all of this. Take away a filter or a few letters to see more.

# Find bar
find-field = Find in the articles
find-count = { $present } of { $all } in { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}
find-nothing = Not in these articles
find-close = Close the find bar
find-close-means = Close (Esc)
find-exact = Exact marks
find-exact-means = Find only words with the same accents and tone marks

# Command palette and page of keys
palette-no-articles = no article is open
palette-no-column = there is no such column
palette-no-claims = no claim is in the list
palette-no-selection = no claim is selected
palette-no-work = nothing is being done
keys-title = Keys
keys-close = Close
keys-or = { $one } or { $other }
keys-files = Files
keys-claims = Claims
keys-articles = Articles
keys-view = View

# The columns
reader-overview = Overview of { $title }
reader-close = Close { $title }
reader-widen = Show all of { $title }
reader-menu = Menu of { $title }
reader-lock = Let { $title } scroll by itself
reader-unlock = Let { $title } scroll together again
reader-pin = Keep at the left
reader-pin-sentence = As the reference, while the other columns scroll sideways
reader-lock-entry = Scroll by itself
reader-lock-sentence = It neither follows the other columns nor leads them
reader-narrow = Narrow to a strip
reader-narrow-sentence = Show only where its shared passages are
reader-hide = Hide
reader-hide-sentence = It comes back by the View menu
reader-close-entry = Close
reader-close-sentence = The article is compared no longer
reader-hidden = Hidden columns ({ $count })

## What the reader did, by which it is undone
act-open = open articles
act-close = close articles
act-reload = read a file again
act-confirm = confirm link
act-reject = reject link
act-undecide = leave link to the program
act-confirm-fact = confirm fact
act-reject-fact = reject fact
act-undecide-fact = leave fact to the program
act-join = join passages
act-take-out = take passage out
act-split = split group
act-merge = merge groups
act-mark-claim = mark as claim
act-mark-furniture = mark as furniture
act-unmark = take mark away
act-verdict = set verdict
act-no-verdict = take verdict back
act-correct = correct article
act-note = add note
act-edit-note = change note
act-delete-note = delete note
act-tag = add tag
act-untag = take tag away
act-rate = rate claim
act-unrate = take rating away
act-colour = set colour
act-scale = change rating scale
act-author = set fact-checker

## Remarks: notes, tags, ratings, colours, and finding them
command-note = Write a note
    .tip = Note something on the selected fact or claim
command-tag = Tag…
    .tip = Give the selected claim a tag, or take one away
command-rate = Rate…
    .tip = Say how true the selected claim is, and by what evidence
command-colour = Colour…
    .tip = Give the selected claim a colour to find it by
command-scale = Rating scale and fact-checker…
    .tip = The names of the ratings, and who gives them
remarks-menu = Remark
remarks-menu-tip = Note, tag, rate or colour this claim
remarks-menu-passage = Remark on the passage of { $outlet }
remarks-menu-passage-tip = Note, tag, rate or colour this passage
remarks-card = Your remarks
remarks-add-note = Write a note
remarks-note-field = New note
remarks-note-edited = Note
remarks-keep = Save
remarks-keep-tip = Save what was typed
remarks-put-away = Discard
remarks-put-away-tip = Close the field and forget what was typed
remarks-edit-note = Edit
remarks-edit-note-tip = Change this note
remarks-edit-note-named = Edit note: { $note }
remarks-delete = Delete
remarks-delete-note = Delete this note; undo brings it back
remarks-delete-note-named = Delete note: { $note }
remarks-change = Click to change it
remarks-colour-is = Colour: { $colour }
remarks-rated = Rated: { $rating }
remarks-evidence-is = Evidence: { $evidence }
remarks-untag-named = Take tag away: { $tag }
remarks-untag-tip = Take this tag away
remarks-close = Close
remarks-tag-heading = Tags
remarks-tag-field = A tag, then Enter
remarks-tag-add = Add tag
remarks-tags-before = Given before:
remarks-rating-heading = How true is it?
remarks-evidence-field = Evidence for the rating
remarks-rate = Save rating
remarks-unrate = Take rating away
remarks-scale-change = Change scale…
remarks-rating-true = True
remarks-rating-mostly-true = Mostly true
remarks-rating-mixed = Mixed
remarks-rating-unproven = Unproven
remarks-rating-false = False
remarks-colour-heading = Colour
remarks-colour-none = No colour
remarks-red = Red
remarks-orange = Orange
remarks-yellow = Yellow
remarks-green = Green
remarks-blue = Blue
remarks-purple = Purple
remarks-scale-heading = Rating scale
remarks-scale-means = One name a line, from the truest to the falsest. Leave it empty for the usual scale.
remarks-scale-field = Names of the ratings
remarks-author-heading = Fact-checker
remarks-author-means = Stands with the ratings in what is exported.
remarks-author-name = Name of the person or house
remarks-author-link = Web address
remarks-row-found = { $row }; you wrote: { $text }
remarks-row-coloured = { $row }; { $colours }
remarks-filter = Your work
remarks-filter-on = Your work: { $asked }
remarks-filter-means = Only claims that you did something with, or have not looked at yet
remarks-filter-any = All claims
remarks-filter-confirmed = Confirmed by you
remarks-filter-judged = Verdict set by you
remarks-filter-noted = With notes
remarks-filter-untouched = Not yet looked at by you
remarks-filter-tags = With tag
remarks-filter-ratings = Rated
remarks-filter-colours = Coloured
remarks-filter-entry = { $words } ({ $count })

## History: what was done, taken back, and waits for its words
command-history = History…
    .tip = Everything that was done, with the way back to any point of it
command-orphans = Edits that wait for their words…
    .tip = Edits whose words are no longer in the articles
history-menu = Edit
history-command-act = { $command } { $act }
history-undone = Undone: { $act }
history-redone = Done again: { $act }
history-went-back = { $count ->
    [one] Went back { $count } step
   *[other] Went back { $count } steps
}
history-went-forward = { $count ->
    [one] Went forward { $count } step
   *[other] Went forward { $count } steps
}
history-nothing-to-undo = nothing to undo
history-nothing-to-redo = nothing to redo
history-nothing-done = nothing was done yet
history-no-orphans = every edit has its words
history-heading = History
history-means = Choose a step to go back or forward to it.
history-start = The beginning
history-here = you are here
history-is-undone = undone
history-marked = { $standing } · { $when }
history-lost-text = an article
history-waiting = { $count ->
    [one] { $count } edit waits for its words
   *[other] { $count } edits wait for their words
}
history-orphans-heading = Edits that wait for their words
history-orphans-mean = The words that these edits are about are no longer in the open articles. They count again as soon as the words are back.
history-no-orphans-left = No edit waits for its words.
history-orphan-quote = “{ $quote }” — { $outlet }
history-orphan-closed = The article is closed.
history-give-up = Give up
history-give-up-tip = Take this edit back; undo brings it back
history-give-up-named = Give up: { $edit } { $text }
history-copy = Copy
history-copy-tip = What was written and its words to the clipboard
history-copy-named = Copy: { $edit } { $text }
## Overruling
command-confirm = Confirm
    .tip = The program is right: the selected fact or claim, or what is picked, belongs together
command-reject = Reject
    .tip = The program is wrong: the selected fact is none, or the selected passage, or what is picked, does not belong there
command-take-out = Take out
    .tip = Take the selected passage, or those picked, out of their groups
command-split-off = Split off
    .tip = Make a group of their own of the picked passages
command-merge = Join into one group
    .tip = Make one group of what is picked
command-add-to-group = Add to the selected group
    .tip = Bring what is picked into the selected group
command-move-to = Move to another group…
    .tip = Choose a group for the selected passage, or those picked
command-mark-claim = Mark as claim
    .tip = The selected words are a claim
command-mark-furniture = Mark as furniture
    .tip = The selected words, or the picked passages, are no part of what the article says
command-unmark = Take mark away
    .tip = The program decides again what the selected words are
command-verdict = Verdict…
    .tip = Say what the selected claim amounts to, and why
command-correct = Correct article…
    .tip = Correct an article’s title, outlet, date, link or language
command-pick-passage = Pick passage
    .tip = Pick the selected passage, or let it go, to do one thing with several
command-pick-group = Pick claim
    .tip = Pick the selected claim, or let it go, to do one thing with several
overrule-menu = Judge
overrule-keys = Editing
overrule-nothing = nothing is selected or picked for it
overrule-picked-passages = { $count ->
    [one] { $count } passage picked
   *[other] { $count } passages picked
}
overrule-picked-groups = { $count ->
    [one] { $count } claim picked
   *[other] { $count } claims picked
}
overrule-row-picked = Picked
overrule-why-picked = Why the two picked passages are or are not joined
overrule-clear = Clear
overrule-clear-tip = Let everything go that is picked (Esc)
overrule-suggested = ○ Suggested
overrule-confirmed = ✓ Confirmed by you
overrule-joined = + Joined by you
overrule-rejected = × Rejected by you
overrule-confirm = Confirm
overrule-reject = Reject
overrule-undecide = Leave to the program
overrule-take-out = Take out
passage-other-claim = Go to its other claim: “{ $words }”
overrule-move = Move to another group…
overrule-split = Split off what is picked
overrule-pick = Pick
overrule-let-go = Let go
overrule-mark-claim = Mark as claim
overrule-mark-furniture = Mark as furniture
overrule-unmark = Take mark away
overrule-put-back = Put back
overrule-put-back-tip = Let the program decide again whether it belongs here
overrule-put-back-named = Put back { $outlet }: { $words }
overrule-passage-menu = Edit { $outlet }: { $words }
overrule-link-menu = Edit the link { $pair }
overrule-menu-tip = Confirm, reject, move…
overrule-judge = Judge
overrule-judge-tip = Confirm or reject all passages, set the verdict
overrule-confirm-all = Confirm all
overrule-confirm-all-tip = All passages make this claim
overrule-reject-all = Reject all
overrule-reject-all-tip = No two of the passages make one claim
overrule-sign-verdict = You set the verdict.
overrule-sign-confirmed = You confirmed every passage.
overrule-sign-both = You set the verdict and confirmed every passage.
overrule-ruling = You: { $yours } · Program: { $machine }
overrule-ruling-reasoned = You: { $yours } ({ $reason }) · Program: { $machine }
overrule-verdict-heading = What does the claim amount to?
overrule-verdict-program = As the program says: { $symbol } { $verdict }
overrule-reason = Reason
overrule-save = Save
overrule-cancel = Cancel
overrule-correct-heading = Correct the article
overrule-correct-entry = Correct…
overrule-correct-sentence = Its title, outlet, date, link or language
overrule-article = { $outlet }: { $title }
overrule-article-named = Article: { $article }
overrule-title = Title
overrule-source = Outlet
overrule-published = Date
overrule-link = Link
overrule-language = Language
overrule-language-named = Language: { $language }
overrule-language-other = another
overrule-nothing-read = nothing
overrule-as-read = As read
overrule-as-read-named = { $property } as read
overrule-read = Read: { $value }
overrule-date-read = Understood as { $date }
overrule-date-unread = ⚠ This date cannot be read. Write it like 2024-05-03.
overrule-corrected = corrected
overrule-corrected-from = { $property } corrected by you; read: { $read }
overrule-move-heading = { $count ->
    [one] Move the passage to which claim?
   *[other] Move { $count } passages to which claim?
}
overrule-move-field = A few letters of the claim
overrule-target = { $symbol } { $words } · { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
overrule-key-space = Space
## Files

command-new-workspace = New
    .tip = Begin an empty workspace
command-save = Save
    .tip = Save the articles and everything you did in one file
command-save-as = Save as…
    .tip = Save into another file
command-export = Export…
    .tip = Write what was found and decided, for somebody who does not have the program
command-read-again = Read changed files again
    .tip = Take in what other programs changed on disk; your edits stay
command-restore = Restore unsaved work
    .tip = Bring back what was not saved when the program ended
recovery-nothing-left = nothing was left unsaved
file-title = { $name } — Synoptic
file-title-unsaved = • { $title }
file-untitled = Untitled
file-both = Articles and workspaces
file-workspaces = Synoptic workspace
file-save-title = Save the workspace
file-one-at-a-time = Only one workspace is open at a time, so this one was left out. Open it by itself.
file-nothing-changed = no file was changed on disk
file-recent-workspaces = Recent workspaces
file-save-changes = Save your work?
file-save-changes-to = Save the changes to “{ $name }”?
file-lost-by-closing = What is not saved is lost when the window closes.
file-lost-by-opening = What is not saved is lost when something else is opened.
file-save = Save
file-dont-save = Don’t save
file-dont-save-letter = D
file-cancel = Cancel
file-exists = “{ $name }” exists already.
file-exists-why = Replacing it loses what is in it.
file-elsewhere = “{ $name }” was changed by another program.
file-elsewhere-why = Replacing it loses that change. Saved as another file, both are kept.
file-not-read = “{ $name }” may hold more than this window shows.
file-not-read-why = It was damaged, or may have been changed since this work was kept. Saved as another file, both are kept.
file-another-file = Save as another file…
file-replace = Replace
file-path = Path of the file
file-saved = Saved
file-saving = Saving…
file-changed = { $count ->
    [one] { $name } was changed on disk.
   *[other] { $name } and other files were changed on disk, { $count } in all.
}
file-gone = { $count ->
    [one] { $name } is no longer where it was. Its text stays open here.
   *[other] { $name } and other files are no longer where they were, { $count } in all. Their texts stay open here.
}
file-read-again = Read again
file-keep = Keep
file-changed-elsewhere = { $name } was changed by another program.
file-open-again = Open it again
file-keep-mine = Keep mine
recovery-left = Synoptic ended without saving: { $articles }, { $ago }.
recovery-left-of = Synoptic ended without saving { $name }: { $articles }, { $ago }.
recovery-left-unread = Synoptic ended without saving, { $ago }.
recovery-restore = Restore
recovery-discard = Discard
recovery-later = Later
export-title = Export
export-title-as = Export: { $format }
export-done = Exported to { $path }
export-copy-path = Copy the path
export-html = Web page
export-html-for = to read and print, in any browser
export-markdown = Markdown
export-markdown-for = for notes and editors
export-csv = Table (CSV)
export-csv-for = for any spreadsheet
export-xlsx = Workbook (XLSX)
export-xlsx-for = for Excel and LibreOffice
export-claimreview = ClaimReview
export-claimreview-for = your ratings, for search engines
export-json = JSON
export-json-for = for other programs
export-bundle = Evidence bundle
export-bundle-for = texts, hashes and quotes that can be checked
export-text = Plain text
export-text-for = to paste anywhere

## Example
command-open-example = Open the worked example
    .tip = Open the samples with what a reader decided, noted and rated in them
## Exports: what they need to know of the fact-checker
exports-author-organization = A newsroom or other organisation
exports-author-person = A person
## Meaning: what the passages mean, beside their words
command-open-languages = Open the sample in four languages
    .tip = Open four reports of one invented collision at sea, in Vietnamese, English, Russian and Korean
command-use-meaning = Compare by meaning, too
    .tip = Find what is said in other words or another language, with a sentence encoder on this computer
command-choose-model = Choose a sentence encoder…
    .tip = Use another sentence encoder: a folder with model.gguf and tokenizer.json
command-bundled-model = Sentence encoder of the program
    .tip = Use the sentence encoder that comes with the program
menu-meaning = Meaning
picker-model = Folder of a sentence encoder (model.gguf, tokenizer.json)
meaning-encoding = Meaning: { $done } of { $total } passages
meaning-encoding-means = The articles are compared by their words already. What their passages mean is being found out on this computer, beginning with what you look at; links between other words and other languages are added as they are found.
meaning-complete = by words and meaning
meaning-complete-means = The articles are compared by their words and by what their passages mean, also between languages.
meaning-words-alone = by words alone
meaning-words-alone-means = The articles are compared by their words alone: what is said in other words, or in another language, is hardly found.
meaning-found = ≈ found by meaning, not by words
meaning-row = { $row }, found by meaning
across-same = ✓ across languages
across-conflict = ≠ not the same
across-no-words = Different languages, which have no words in common
start-samples = Or look at a sample first:
fonts-lacking = This computer has no font for { $language }: its letters show as boxes. Install one, for example Noto Sans CJK, and start the program again.
fonts-lacking-some = This computer has no font for the letters of an article, which show as boxes. Install one, for example of the Noto family, and start the program again.
language-name =
    { $code ->
        [vi] Vietnamese
        [en] English
        [ru] Russian
        [ko] Korean
        [zh] Chinese
        [ja] Japanese
        [fr] French
        [de] German
        [es] Spanish
        [pt] Portuguese
        [it] Italian
        [uk] Ukrainian
        [th] Thai
        [id] Indonesian
        [ar] Arabic
       *[other] { $code }
    }

## Meaning: why only words were compared
note-no-encoder = Only words were compared: this build has no sentence encoder. Build it with its default features for one.
note-no-model = Only words were compared: this file of the sentence encoder is not there. Put it there, or name another folder with --model or SYNOPTIC_MODEL.
note-unusable-model = Only words were compared: this is no file of a sentence encoder ({ $reason }). Copy it anew, or name another folder with --model or SYNOPTIC_MODEL.
note-encoding-failed = Some passages were compared by their words alone: the sentence encoder failed ({ $reason }). Try again; if it stays so, please report it with the text.
