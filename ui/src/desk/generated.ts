// Generated from the command table of the desk. Change it there, then run `make types`.

export type Answered = { 
/**
 * the question answered
 */
question: string, 
/**
 * fact → what was typed or chosen; `null` is 不明
 */
given: { [key in string]: string | null }, };

export type AnsweredView = { 
/**
 * the question's id, for going back
 */
question: string, 
/**
 * in a few words: `使いみち`
 */
label: string, 
/**
 * `年金`, or 分からない
 */
answer: string, 
/**
 * true for 不明
 */
unknown: boolean, 
/**
 * each fact answered, where the question asked for several
 */
parts: Array<PartView>, };

export type Begin = { 
/**
 * one of the counter's matters
 */
matter: string, };

export type BesideView = { 
/**
 * `moving`
 */
id: string, 
/**
 * `引越し・世帯の変更`
 */
name: string, 
/**
 * how it stands to this interview
 */
stand: Stand, };

export type BoxDraft = { 
/**
 * unique in the form; empty for a new box, which is then named here
 */
id: string, 
/**
 * what the clerk calls it
 */
label: string, 
/**
 * left, top, width, height
 */
at: [number, number, number, number], 
/**
 * the facts that feed it, one after another
 */
facts: Array<string>, 
/**
 * left for a hand, in place of facts
 */
hand: HandOf | null, 
/**
 * whether an empty box is worth a word to the clerk
 */
required: boolean, 
/**
 * how it is filled
 */
way: Way, 
/**
 * the height of a character; else as the way has it
 */
size: number | null, 
/**
 * how many cells, for cells
 */
cells: number | null, 
/**
 * the values that tick or circle it
 */
when: Array<string>, };

export type BoxView = { 
/**
 * on which page
 */
page: number, 
/**
 * `氏名`
 */
label: string, 
/**
 * the words printed
 */
value: string, 
/**
 * 縮小, 空欄, …
 */
warning: string | null, 
/**
 * the question that tells what stands in it; none where it follows from other answers
 */
question: string | null, 
/**
 * where
 */
at: PlaceView, };

export type BoxesOfSheet = { 
/**
 * from 1
 */
page: number, 
/**
 * all of them; a box that is not among them is taken away
 */
boxes: Array<BoxDraft>, };

export type ChangeView = { 
/**
 * `OK-02`
 */
procedure: string, 
/**
 * `世帯主変更届`
 */
name: string, 
/**
 * how it stands
 */
before: VerdictStatus, 
/**
 * how it would stand
 */
after: VerdictStatus, };

export type Changes = { 
/**
 * pass this to the next wait
 */
seen: number, 
/**
 * what changed since; empty when the wait ran out
 */
kinds: Array<Kind>, };

export type ChosenValue = { 
/**
 * of which part
 */
part: string, 
/**
 * whose word stands
 */
op: string, };

export type ClerkView = { 
/**
 * staff id
 */
id: string, 
/**
 * `山本`
 */
name: string, 
/**
 * what they may do
 */
role: Role, };

export type ContestView = { 
/**
 * said back with the choice
 */
conflict: string, 
/**
 * part by part
 */
parts: Array<ContestedPart>, 
/**
 * the visitor took it back at one window, and answers were put right at another
 */
withdrawal: ContestedWithdrawal | null, };

export type ContestedPart = { 
/**
 * said back with the choice
 */
part: string, 
/**
 * `妻の住所`
 */
label: string, 
/**
 * each as it was said
 */
said: Array<SaidView>, };

export type ContestedWithdrawal = { 
/**
 * who took it back
 */
withdrawn: SaidView, 
/**
 * who put it right
 */
edited: Array<SaidView>, };

export type CounterView = { 
/**
 * the visitor at the desk
 */
ticket: TicketView | null, 
/**
 * the office's lines as last heard; `None` when cut off
 */
line: LineView | null, 
/**
 * how the desk stands with the centre
 */
link: LinkView, 
/**
 * whether an interview is open
 */
interviewing: boolean, 
/**
 * the application finished last, until the next visitor is called
 */
finished: FinishedView | null, 
/**
 * the interviews that can be begun without a number
 */
matters: Array<MatterView>, 
/**
 * applications in which this desk has a hand and two values stand
 */
contested: number, 
/**
 * acts of this desk that the centre did not take
 */
refused: number, };

export type Door = { "is": "open" } | { "is": "needs_passphrase", 
/**
 * true the first time, when the passphrase is being chosen
 */
first_time: boolean, 
/**
 * why a passphrase is asked for
 */
notice: Notice, } | { "is": "shut", 
/**
 * what happened and what to do
 */
notice: Notice, };

export type DraftView = { 
/**
 * opaque id
 */
application: string, 
/**
 * `KK-3-261121-001`: the application it puts right, where it is not a new one
 */
amends: string | null, 
/**
 * the matter, in Japanese
 */
matter_name: string, 
/**
 * the ticket's number, if it was taken for one
 */
ticket: string | null, 
/**
 * how many answers it holds
 */
answers: number, 
/**
 * `11月21日 11:20`
 */
saved_at: string, };

export type FactChoice = { 
/**
 * as a form writes it
 */
fact: string, 
/**
 * `亡くなった方の氏名`
 */
name: string, 
/**
 * how a box of it is usually filled
 */
way: Way, 
/**
 * what the sample has
 */
sample: string, 
/**
 * the values that can tick or circle a box, with their words
 */
values: Array<ValueChoice>, };

export type FieldKind = "name" | "kana" | "date" | "address" | "number" | "text" | "choice" | "many";

export type FieldView = { 
/**
 * the fact answered
 */
fact: string, 
/**
 * `氏名`
 */
label: string, 
/**
 * what may be typed
 */
kind: FieldKind, 
/**
 * whether it may be left empty
 */
required: boolean, 
/**
 * a hint beneath
 */
hint: string | null, 
/**
 * the answer held, as it was typed; of a listed fact the value, several with commas
 */
value: string, 
/**
 * whether 不明 is the answer held
 */
unknown: boolean, 
/**
 * what may be picked, where the fact lists its values
 */
options: Array<OptionView>, };

export type FinishedView = { 
/**
 * the application's number
 */
number: string, 
/**
 * the matter, in Japanese
 */
matter_name: string, 
/**
 * whether the centre has it already
 */
at_centre: boolean, };

export type Forget = { 
/**
 * one of those named
 */
person: string, };

export type FoundFacts = { 
/**
 * at most 40
 */
facts: Array<FactChoice>, 
/**
 * how many more there are
 */
more: number, };

export type GiveRoles = { 
/**
 * one of those named
 */
person: string, 
/**
 * what they are: some of the roster's roles
 */
roles: Array<string>, };

export type GoTo = { 
/**
 * the question to stand at
 */
question: string, };

export type GuestGroup = { 
/**
 * `必要な手続`
 */
title: string, 
/**
 * its procedures
 */
rows: Array<GuestRow>, };

export type GuestPage = { 
/**
 * the question's words
 */
say: string, 
/**
 * the choices, as read
 */
options: Array<string>, 
/**
 * the list to take home, where that is shown
 */
list: Array<GuestGroup>, };

export type GuestRow = { 
/**
 * `世帯主変更届`
 */
name: string, 
/**
 * `2026年6月24日(水)まで`
 */
deadline: string | null, 
/**
 * where; of what is to be looked up, who looks
 */
office: string, };

export type GuestSubject = "question" | "take_home";

export type GuestView = { 
/**
 * the office's name, shown while nothing else is
 */
office: string, 
/**
 * what the clerk is showing; nothing until 見せる
 */
shown: GuestPage | null, };

export type GuideLine = { 
/**
 * left or upper end
 */
from: [number, number], 
/**
 * right or lower end
 */
to: [number, number], };

export type HandOf = "visitor" | "office";

export type HandOver = { 
/**
 * on which
 */
on: OnRecord, 
/**
 * one of the desks offered
 */
desk: string, };

export type HandView = { 
/**
 * on which page
 */
page: number, 
/**
 * `届出人署名`
 */
label: string, 
/**
 * where
 */
at: PlaceView, };

export type HistoryRow = { 
/**
 * `11月21日 11:42`
 */
at: string, 
/**
 * `山本`
 */
clerk_name: string, 
/**
 * `3番窓口`
 */
desk_name: string, 
/**
 * `差戻し`
 */
what: string, 
/**
 * the clerk's words, if any
 */
words: string | null, 
/**
 * whether it is not yet at the centre
 */
unsent: boolean, };

export type InputView = { "is": "choice", 
/**
 * the fact answered
 */
fact: string, 
/**
 * at most eight
 */
options: Array<OptionView>, 
/**
 * the answer held, if any: an option's value
 */
chosen: string | null, 
/**
 * whether 不明 is the answer held
 */
unknown_chosen: boolean, } | { "is": "fields", 
/**
 * in the order of the Enter key
 */
fields: Array<FieldView>, } | { "is": "people", 
/**
 * who was named so far
 */
named: Array<NamedView>, 
/**
 * how somebody may be related
 */
relations: Array<OptionView>, 
/**
 * what somebody may be in the event
 */
roles: Array<OptionView>, };

export type InterviewView = { 
/**
 * opaque id of the application
 */
application: string, 
/**
 * its matters, in Japanese
 */
matter_name: string, 
/**
 * every matter of the counter, and whether it is or can be of this interview
 */
matters: Array<BesideView>, 
/**
 * who this is about
 */
people: Array<PersonView>, 
/**
 * the interview's way, section by section
 */
path: Array<SectionView>, 
/**
 * the one question now; `None` when all is asked
 */
question: QuestionView | null, 
/**
 * fewest and most questions still to come, this one included
 */
remaining: RemainingView, 
/**
 * what is decided so far
 */
verdicts: VerdictsView, 
/**
 * what to bring or show, merged
 */
bring: Array<string>, 
/**
 * sheets that will be printed
 */
papers: number, 
/**
 * whether F12 may finish now
 */
can_finish: boolean, 
/**
 * `第1版の手続台帳`
 */
catalogue: string, 
/**
 * by which ledger the case is judged
 */
ledger: LedgerView, 
/**
 * `KK-3-261121-001`: the application being put right, where it is not a new one
 */
amends: string | null, };

export type Kind = "session" | "counter" | "interview" | "guest" | "records";

export type LackingView = { 
/**
 * with its selector
 */
character: string, 
/**
 * `U+8FBB U+E0102`
 */
codes: string, };

export type LedgerChangeView = { 
/**
 * `OK-02`
 */
procedure: string, 
/**
 * `世帯主変更届`
 */
name: string, 
/**
 * how it stands; nothing where that ledger does not have it
 */
before: VerdictStatus | null, 
/**
 * how it would stand; nothing where that ledger does not have it
 */
after: VerdictStatus | null, 
/**
 * `6月24日(水)まで`
 */
until_before: string | null, 
/**
 * `6月30日(火)まで`
 */
until_after: string | null, };

export type LedgerView = { 
/**
 * `第1版`: the one it goes by
 */
version: string, 
/**
 * `第2版`: the one in force, where the case goes by an older one
 */
newer: string | null, 
/**
 * `第1版`: the one it began with, where that can no longer be read
 */
lost: string | null, 
/**
 * answers that the ledger has no place for; kept, but they do not count
 */
fell_away: Array<PartView>, };

export type LineView = { 
/**
 * how many wait
 */
waiting: number, 
/**
 * the longest wait in minutes
 */
longest_min: number, };

export type LinkState = "synced" | "sending" | "offline" | "trouble";

export type LinkView = { 
/**
 * in one word
 */
state: LinkState, 
/**
 * applications and acts not yet at the centre
 */
unsent: number, 
/**
 * `11:20`, `None` before the first time
 */
last_sync: string | null, 
/**
 * why, where the link is not well
 */
notice: Notice | null, };

export type MatterView = { 
/**
 * `certificate.resident`
 */
id: string, 
/**
 * `住民票の写し`
 */
name: string, };

export type NameCheckView = { 
/**
 * each once; none where everything can be printed
 */
lacking: Array<LackingView>, };

export type NameFontView = { 
/**
 * a font file in base64; empty where the office's font of names has none of them
 */
font: string, };

export type NameSomebody = { 
/**
 * how they are related: one of the roster's relations
 */
relation: string, 
/**
 * `male`, `female`, or not told
 */
sex: string | null, 
/**
 * what they are in the event: some of the roster's roles
 */
roles: Array<string>, };

export type NamedView = { 
/**
 * for taking them back
 */
person: string, 
/**
 * `妻`
 */
label: string, 
/**
 * `来庁された方・葬祭を行った方`
 */
note: string, 
/**
 * the roles they have, by their names
 */
roles: Array<string>, 
/**
 * whether they can be taken back
 */
removable: boolean, };

export type NewerLedgerView = { 
/**
 * `第1版`
 */
from: string, 
/**
 * `第2版`
 */
to: string, 
/**
 * procedures that would stand otherwise, or by another day
 */
changes: Array<LedgerChangeView>, 
/**
 * questions that would be asked besides
 */
asked: Array<string>, 
/**
 * questions that would be spared
 */
spared: Array<string>, 
/**
 * answers that would fall away
 */
fell_away: Array<PartView>, };

export type Nothing = Record<symbol, never>;

export type Notice = { 
/**
 * stable, for the screen and the IT office
 */
code: string, 
/**
 * one line: what happened
 */
title: string, 
/**
 * what to do, and that nothing is lost
 */
what_to_do: string, };

export type OnRecord = { 
/**
 * which
 */
application: string, 
/**
 * what stood before the clerk's eyes, as the view said it
 */
seen: Array<string>, };

export type OpenWindow = { 
/**
 * `guest` or `supervisor`
 */
seat: Seat, };

export type OptionView = { 
/**
 * what is sent back
 */
value: string, 
/**
 * what is read
 */
label: string, 
/**
 * a hint at the right edge
 */
hint: string | null, };

export type PagePicture = { 
/**
 * from 1
 */
page: number, 
/**
 * PNG, base64
 */
png: string, 
/**
 * pixels
 */
width: number, 
/**
 * pixels
 */
height: number, };

export type PageView = { 
/**
 * from 1
 */
page: number, 
/**
 * the form's title
 */
title: string, 
/**
 * how often it was printed
 */
printed: number, };

export type PaperChangeView = { 
/**
 * `住民異動届`
 */
title: string, 
/**
 * what becomes of it
 */
turn: PaperTurn, 
/**
 * the boxes that would read otherwise, as the clerk calls them
 */
boxes: Array<string>, };

export type PaperTurn = "comes" | "goes" | "changes";

export type PapersView = { 
/**
 * every sheet in order
 */
pages: Array<PageView>, 
/**
 * what stands in the boxes
 */
boxes: Array<BoxView>, 
/**
 * where the visitor writes
 */
by_hand: Array<HandView>, 
/**
 * why nothing can be printed, if so
 */
stopped: Notice | null, 
/**
 * the printer's name, if one is set
 */
printer: string | null, };

export type PartView = { 
/**
 * `生年月日`
 */
label: string, 
/**
 * as the question words it
 */
answer: string, 
/**
 * true for 不明
 */
unknown: boolean, };

export type PersonView = { 
/**
 * one character in the circle: 来, 本
 */
badge: string, 
/**
 * a name, or 来庁された方
 */
label: string, 
/**
 * a line beneath
 */
note: string, };

export type PlaceView = { 
/**
 * from the left edge
 */
left: number, 
/**
 * from the upper edge
 */
top: number, 
/**
 * across
 */
width: number, 
/**
 * down
 */
height: number, };

export type PlacedBox = { 
/**
 * its own part: what the screen may change
 */
draft: BoxDraft, 
/**
 * what the facts that feed it are called; empty where nothing feeds it
 */
fed_by: string, 
/**
 * what the sample puts there
 */
sample: string, 
/**
 * how the sample fits, if that is worth a word (縮小して印字)
 */
fit: string | null, 
/**
 * what is wrong with it, in Japanese; none for a sound box
 */
problems: Array<string>, };

export type PlacementProblem = { 
/**
 * the box, where it is one's
 */
id: string | null, 
/**
 * what is wrong and what to do
 */
what: string, };

export type PlacementView = { 
/**
 * the form's id, which is its folder's name
 */
id: string, 
/**
 * the form's title
 */
title: string, 
/**
 * its sheets
 */
pages: Array<SheetOfBlank>, 
/**
 * the made-up cases that the preview can be filled from
 */
samples: Array<SampleView>, 
/**
 * everything that keeps the form from being used, box by box and of the whole
 */
problems: Array<PlacementProblem>, 
/**
 * raised with every change: a picture of an older one is out of date
 */
revision: number, };

export type Press = { 
/**
 * a UUID made by the page for this press: a repeated key never calls twice
 */
press: string, };

export type PreviewView = { 
/**
 * procedures that would stand otherwise
 */
changes: Array<ChangeView>, 
/**
 * papers that would come, go, or read otherwise
 */
papers: Array<PaperChangeView>, };

export type PrintedView = { 
/**
 * the printer's name
 */
printer: string, 
/**
 * sheets sent
 */
pages: number, };

export type PrinterView = { 
/**
 * its name, if one is set
 */
printer: string | null, 
/**
 * jobs sent and not yet out
 */
waiting: number, 
/**
 * what keeps it, and what to do
 */
trouble: Notice | null, };

export type PutAway = { 
/**
 * one of the tray
 */
op: string, 
/**
 * why
 */
reason: string, };

export type QuestionView = { 
/**
 * stable id
 */
id: string, 
/**
 * the section's title
 */
section: string, 
/**
 * the exact words to say
 */
say: string, 
/**
 * the official term, small beneath
 */
official: string, 
/**
 * help for the clerk (F1), if any
 */
help: string | null, 
/**
 * how it is answered
 */
input: InputView, 
/**
 * what 不明 does, where it is allowed
 */
unknown: string | null, 
/**
 * why it is asked: what hangs on it
 */
because: string, };

export type RecordChoice = { 
/**
 * said back to the desk
 */
value: string, 
/**
 * `形式審査`
 */
label: string, };

export type RecordDays = "today" | "week" | "all";

export type RecordRow = { 
/**
 * opaque id
 */
application: string, 
/**
 * `KK-3-261121-001`
 */
number: string, 
/**
 * `11月21日 11:42`
 */
taken_at: string, 
/**
 * `住民票の写し`
 */
matter_name: string, 
/**
 * `渡邉 櫻子 ほか2人`
 */
people: string, 
/**
 * `受付`
 */
step_name: string, 
/**
 * `3番窓口`: where it is gone on with
 */
desk_name: string, 
/**
 * whether the visitor took it back
 */
withdrawn: boolean, 
/**
 * whether two values stand
 */
contested: boolean, 
/**
 * whether something of it is not yet at the centre
 */
unsent: boolean, };

export type RecordView = { 
/**
 * as in the list
 */
row: RecordRow, 
/**
 * said back with every act: what stood before the clerk's eyes
 */
seen: Array<string>, 
/**
 * who is concerned
 */
people: Array<PersonView>, 
/**
 * what was answered, section by section; of what two things are said, nothing
 */
path: Array<SectionView>, 
/**
 * what follows from it by the ledger of this desk
 */
verdicts: VerdictsView, 
/**
 * why the answers cannot be shown, if so
 */
unreadable: Notice | null, 
/**
 * two values, until a person has chosen
 */
contest: ContestView | null, 
/**
 * what was done, the oldest first
 */
history: Array<HistoryRow>, 
/**
 * the steps that may follow
 */
next_steps: Array<RecordChoice>, 
/**
 * the other desks of the ward
 */
desks: Array<RecordChoice>, 
/**
 * why nothing can be put right or taken back any more, if so
 */
closed: Notice | null, 
/**
 * how often its papers were printed once more
 */
reprints: number, 
/**
 * the printer's name, if one is set
 */
printer: string | null, };

export type RecordsView = { 
/**
 * the newest first
 */
rows: Array<RecordRow>, 
/**
 * whether there are older ones that fit as well
 */
more: boolean, 
/**
 * what the list can be narrowed to
 */
states: Array<RecordChoice>, 
/**
 * the matters and procedures that the list can be narrowed to
 */
procedures: Array<RecordChoice>, 
/**
 * how many applications of the ward have two values
 */
contested: number, 
/**
 * how many acts of this desk the centre did not take
 */
refused: number, };

export type Refusal = { 
/**
 * stable, for the screen and the IT office
 */
code: string, 
/**
 * one line: what happened
 */
title: string, 
/**
 * what to do, and that nothing is lost
 */
what_to_do: string, 
/**
 * the fact whose field it is about
 */
field: string | null, 
/**
 * refused, or failed
 */
tone: Tone, };

export type RemainingView = { 
/**
 * fewest
 */
min: number, 
/**
 * most
 */
max: number, 
/**
 * answered already
 */
done: number, };

export type Reprint = { 
/**
 * on which
 */
on: OnRecord, 
/**
 * why
 */
reason: string, 
/**
 * to the printer, or into a file
 */
to: ReprintTo, };

export type ReprintTo = "printer" | "file";

export type ReprintedView = { 
/**
 * the application as it stands now
 */
record: RecordView, 
/**
 * sheets that came out
 */
pages: number, 
/**
 * the printer's name, where they were printed
 */
printer: string | null, 
/**
 * the file and its folder, where they were saved
 */
saved: SavedView | null, };

export type Role = "counter" | "supervisor";

export type SaidView = { 
/**
 * said back with the choice
 */
op: string, 
/**
 * in words; `（答えなし）` where the answer was taken away
 */
answer: string, 
/**
 * `山本`
 */
clerk_name: string, 
/**
 * `3番窓口`
 */
desk_name: string, 
/**
 * `11月21日 11:42`
 */
at: string, };

export type SampleView = { 
/**
 * `長い氏名の世帯`
 */
name: string, 
/**
 * whether the preview is filled from it
 */
chosen: boolean, };

export type SavedView = { 
/**
 * the file's name; it names the application, never a person
 */
file: string, 
/**
 * the folder, for the clerk to find it
 */
folder: string, };

export type SearchRecords = { 
/**
 * a number or a name, or a part of one; empty for all
 */
text: string, 
/**
 * of which days
 */
days: RecordDays, 
/**
 * one of the states offered
 */
state: string, 
/**
 * one of the matters and procedures offered
 */
procedure: string | null, 
/**
 * how many rows at most, 1 to 500
 */
most: number, };

export type Seat = "clerk" | "guest" | "supervisor" | "drafter";

export type SectionState = "done" | "now" | "todo" | "needless";

export type SectionView = { 
/**
 * stable id
 */
id: string, 
/**
 * the matter that begins here, where the interview has several
 */
matter: string | null, 
/**
 * `どなたの住民票か`
 */
title: string, 
/**
 * where we are
 */
state: SectionState, 
/**
 * what was answered here; each can be gone back to
 */
answered: Array<AnsweredView>, };

export type SessionView = { 
/**
 * whether the store is open
 */
door: Door, 
/**
 * `小倉北区役所`
 */
office: string, 
/**
 * `3番窓口`
 */
desk_name: string, 
/**
 * who is signed in
 */
clerk: ClerkView | null, 
/**
 * who may sign in here
 */
staff: Array<StaffChoice>, 
/**
 * things amiss that do not stop the work
 */
notices: Array<Notice>, 
/**
 * an interview left open by a crash or a sign-out
 */
draft: DraftView | null, 
/**
 * `証明書 第1版`
 */
catalogue: string, };

export type Settle = { 
/**
 * on which
 */
on: OnRecord, 
/**
 * which conflict
 */
conflict: string, 
/**
 * a choice for every part
 */
choices: Array<ChosenValue>, 
/**
 * whether it is withdrawn, where that is what differs
 */
withdrawn: boolean | null, };

export type SheetOfBlank = { 
/**
 * from 1
 */
page: number, 
/**
 * across
 */
width: number, 
/**
 * down
 */
height: number, 
/**
 * straight lines printed on the blank, to snap to
 */
lines: Array<GuideLine>, 
/**
 * in reading order
 */
boxes: Array<PlacedBox>, };

export type SheetView = { 
/**
 * how many pages it has
 */
pages: number, 
/**
 * the printer's name, if one is set
 */
printer: string | null, };

export type ShowGuest = { 
/**
 * false blanks the second display
 */
show: boolean, 
/**
 * what is shown; the question at hand where nothing is said
 */
what?: GuestSubject, };

export type SignIn = { 
/**
 * one of the staff list
 */
staff: string, };

export type SoughtFact = { 
/**
 * `亡くなった 氏名`; empty for those that forms use most
 */
words: string, };

export type StaffChoice = { 
/**
 * staff id
 */
id: string, 
/**
 * `山本 恵`
 */
name: string, 
/**
 * `市民課`
 */
section: string, 
/**
 * what they may do
 */
role: Role, };

export type Stand = "first" | "taken" | "free" | "apart";

export type Suggested = { 
/**
 * none of them overlaps a box that stands there
 */
boxes: Array<BoxDraft>, };

export type TakeStep = { 
/**
 * on which
 */
on: OnRecord, 
/**
 * one of the steps that may follow
 */
step: string, 
/**
 * the clerk's words, empty for none
 */
note: string, };

export type TicketView = { 
/**
 * `A-128`
 */
number: string, 
/**
 * the matter, in Japanese
 */
matter_name: string, 
/**
 * since the call, for the clock in the bar
 */
called_s: number, };

export type TitleOfForm = { 
/**
 * `住民異動届`
 */
title: string, };

export type Tone = "refused" | "fault";

export type TrayRow = { 
/**
 * said back with an act on it
 */
op: string, 
/**
 * the application, where this desk knows it
 */
application: string | null, 
/**
 * `KK-3-261121-001`, where it is about one
 */
number: string | null, 
/**
 * `訂正`
 */
what: string, 
/**
 * `11月21日 11:42`
 */
at: string, 
/**
 * why, and what to do
 */
why: Notice, 
/**
 * whether it makes sense to send it once more as it is
 */
can_send_again: boolean, 
/**
 * who put it away, when and why
 */
put_away: HistoryRow | null, };

export type TrayView = { 
/**
 * the oldest first
 */
rows: Array<TrayRow>, };

export type Unlock = { 
/**
 * never logged: this type has no `Debug`
 */
passphrase: string, };

export type ValueChoice = { 
/**
 * as a form writes it
 */
value: string, 
/**
 * `男`
 */
words: string, };

export type VariantView = { 
/**
 * as it would be kept
 */
text: string, 
/**
 * `U+908A U+E0110`
 */
codes: string, 
/**
 * `MJ026193`, where the font tells it
 */
mj_name: string | null, 
/**
 * whether paper can show it
 */
printable: boolean, };

export type VariantsView = { 
/**
 * the plain one first
 */
variants: Array<VariantView>, };

export type VerdictRow = { 
/**
 * `CE-01`
 */
procedure: string, 
/**
 * `住民票の写し`
 */
name: string, 
/**
 * in one word
 */
status: VerdictStatus, 
/**
 * one sentence a citizen can read
 */
reason: string, 
/**
 * `6月24日(水)まで`
 */
deadline: string | null, 
/**
 * how the deadline comes about, or what would settle it
 */
term: string | null, 
/**
 * who may apply
 */
applicants: Array<string>, 
/**
 * what to bring
 */
bring: Array<string>, 
/**
 * what people should know beside it
 */
guidance: string | null, 
/**
 * what staff must make sure of
 */
caution: string | null, 
/**
 * the law it stands on
 */
law: string | null, 
/**
 * where
 */
office: string, 
/**
 * `300円`
 */
fee: string | null, 
/**
 * what would decide it: the questions' short labels
 */
deciding: Array<string>, 
/**
 * sources, in words
 */
source: string, 
/**
 * true while it rests on unconfirmed knowledge
 */
unconfirmed: boolean, };

export type VerdictStatus = "required" | "offer" | "undecided" | "not_needed";

export type VerdictsView = { 
/**
 * 必要
 */
required: number, 
/**
 * 案内
 */
offer: number, 
/**
 * 要確認
 */
undecided: number, 
/**
 * 不要
 */
not_needed: number, 
/**
 * every procedure: required first, then undecided, offer, not needed
 */
rows: Array<VerdictRow>, };

export type WaitFor = { 
/**
 * what the last wait gave, 0 at first
 */
seen: number, };

export type WardDesk = { 
/**
 * `3番窓口`
 */
desk_name: string, 
/**
 * `山本`
 */
clerk_name: string | null, 
/**
 * what it is doing
 */
state: WardDeskState, 
/**
 * `A-128`
 */
ticket: string | null, 
/**
 * the matter, in Japanese
 */
matter_name: string | null, 
/**
 * seconds it has been doing this
 */
since_s: number, 
/**
 * fewest and most questions still to come
 */
remaining: [number, number] | null, 
/**
 * not yet sent from there
 */
unsent: number, 
/**
 * true when it has not been heard of for 30 s
 */
silent: boolean, };

export type WardDeskState = "closed" | "open" | "calling" | "serving";

export type WardLine = { 
/**
 * the number's letter
 */
letter: string, 
/**
 * the matter, in Japanese
 */
name: string, 
/**
 * how many wait
 */
waiting: number, 
/**
 * the longest wait in minutes
 */
longest_min: number, };

export type WardView = { 
/**
 * `小倉北区役所`
 */
office: string, 
/**
 * `11:42:08`
 */
at: string, 
/**
 * every desk in the hall's order
 */
desks: Array<WardDesk>, 
/**
 * every line
 */
lines: Array<WardLine>, 
/**
 * the applications of the ward on which two values stand
 */
contested: Array<RecordRow>, };

export type Way = "name" | "kana" | "address" | "text" | "words" | "number" | "date" | "era" | "year" | "month" | "day" | "cells" | "tick" | "circle" | "qr" | "space" | "other";

export type WhichCharacter = { 
/**
 * with its selector, if it has one
 */
character: string, };

export type WhichMatter = { 
/**
 * one of the counter's matters
 */
matter: string, };

export type WhichOp = { 
/**
 * one of the tray
 */
op: string, };

export type WhichPage = { 
/**
 * from 1
 */
page: number, 
/**
 * the picture's width in pixels, 200 to 2400
 */
width: number, };

export type WhichPages = { 
/**
 * from 1; all of them where none is said
 */
pages: Array<number>, };

export type WhichQuestion = { 
/**
 * one that was answered or is still to come
 */
question: string, };

export type WhichRecord = { 
/**
 * one of the list
 */
application: string, };

export type WhichSample = { 
/**
 * its place in the list, from 0
 */
sample: number, };

export type WhichSheet = { 
/**
 * from 1
 */
page: number, };

export type Withdraw = { 
/**
 * on which
 */
on: OnRecord, 
/**
 * why
 */
reason: string, };

export type WrittenName = { 
/**
 * never logged: this type has no `Debug`
 */
text: string, };

export interface Commands {
  "session.look": { request: Nothing; reply: SessionView };
  "session.unlock": { request: Unlock; reply: SessionView };
  "session.sign_in": { request: SignIn; reply: SessionView };
  "session.sign_out": { request: Nothing; reply: SessionView };
  "session.ready": { request: Nothing; reply: Nothing };
  "changes.wait": { request: WaitFor; reply: Changes };
  "window.open": { request: OpenWindow; reply: Nothing };
  "counter.look": { request: Nothing; reply: CounterView };
  "counter.call_next": { request: Press; reply: CounterView };
  "counter.end_service": { request: Nothing; reply: CounterView };
  "interview.look": { request: Nothing; reply: InterviewView | null };
  "interview.begin": { request: Begin; reply: InterviewView };
  "interview.resume": { request: Nothing; reply: InterviewView };
  "interview.discard": { request: Nothing; reply: SessionView };
  "interview.answer": { request: Answered; reply: InterviewView };
  "interview.go_to": { request: GoTo; reply: InterviewView };
  "interview.question": { request: WhichQuestion; reply: QuestionView };
  "interview.preview": { request: Answered; reply: PreviewView };
  "interview.name": { request: NameSomebody; reply: InterviewView };
  "interview.forget": { request: Forget; reply: InterviewView };
  "interview.everybody": { request: Nothing; reply: InterviewView };
  "interview.newer_ledger": { request: Nothing; reply: NewerLedgerView };
  "interview.take_over": { request: Nothing; reply: InterviewView };
  "interview.roles": { request: GiveRoles; reply: InterviewView };
  "interview.take_up": { request: WhichMatter; reply: InterviewView };
  "interview.put_down": { request: WhichMatter; reply: InterviewView };
  "interview.finish": { request: Nothing; reply: CounterView };
  "papers.look": { request: Nothing; reply: PapersView };
  "papers.picture": { request: WhichPage; reply: PagePicture };
  "papers.save": { request: Nothing; reply: SavedView };
  "papers.print": { request: WhichPages; reply: PrintedView };
  "printer.look": { request: Nothing; reply: PrinterView };
  "names.check": { request: WrittenName; reply: NameCheckView };
  "names.variants": { request: WhichCharacter; reply: VariantsView };
  "names.font": { request: WrittenName; reply: NameFontView };
  "sheet.look": { request: Nothing; reply: SheetView };
  "sheet.picture": { request: WhichPage; reply: PagePicture };
  "sheet.save": { request: Nothing; reply: SavedView };
  "sheet.print": { request: Nothing; reply: PrintedView };
  "records.search": { request: SearchRecords; reply: RecordsView };
  "records.open": { request: WhichRecord; reply: RecordView };
  "records.amend": { request: OnRecord; reply: InterviewView };
  "records.step": { request: TakeStep; reply: RecordView };
  "records.hand_over": { request: HandOver; reply: RecordView };
  "records.withdraw": { request: Withdraw; reply: RecordView };
  "records.reprint": { request: Reprint; reply: ReprintedView };
  "records.settle": { request: Settle; reply: RecordView };
  "tray.look": { request: Nothing; reply: TrayView };
  "tray.send_again": { request: WhichOp; reply: TrayView };
  "tray.put_away": { request: PutAway; reply: TrayView };
  "guest.show": { request: ShowGuest; reply: GuestView };
  "guest.look": { request: Nothing; reply: GuestView };
  "ward.look": { request: Nothing; reply: WardView };
  "placement.look": { request: Nothing; reply: PlacementView };
  "placement.picture": { request: WhichPage; reply: PagePicture };
  "placement.place": { request: BoxesOfSheet; reply: PlacementView };
  "placement.suggest": { request: WhichSheet; reply: Suggested };
  "placement.entitle": { request: TitleOfForm; reply: PlacementView };
  "placement.sample": { request: WhichSample; reply: PlacementView };
  "placement.facts": { request: SoughtFact; reply: FoundFacts };
}
