import { CALCULATORS } from '../../../src/calculators/list.ts';
import { clean } from '../../../src/dutch/clean.ts';
import { ASK_HELPDESK } from '../../../src/front-desk/ask-helpdesk.ts';
import type { Choice, Reply } from '../../../src/reply.ts';
import { formName } from '../../chat/calculator-form.ts';
import { takeFitting } from '../../chat/cut.ts';
import { canAskHelpdesk, counted, noticeOf, ownChoices, titleOf } from '../../chat/words.ts';
import { actionRows, choiceAction, dialog, execute, type Refreshed, refreshOf } from './actions.ts';
import { bytesOf, CARD_ROOM, type Card, cardOf, type Data, type Element } from './card.ts';
import {
  bodyParts,
  elementsOf,
  fileNote,
  leftNote,
  leftOver,
  type Part,
  roomFor,
  sourceLines,
} from './parts.ts';
import { cutAtWord, firstPlain, smallPrint } from './text.ts';

/** How a reply is shown. */
export interface Shown {
  /** Whether who looks is the one who asked, or anybody else in a channel. */
  readonly viewer?: 'asker' | 'anybody';
  readonly refresh?: Refreshed;
  /** The label of the choice that was pressed: the others are gone then. */
  readonly chosen?: string;
  /** Whether "Was dit nuttig?" is answered. */
  readonly rated?: boolean;
  /** Whether somebody puts it in a message of their own: then nothing of it calls Balie. */
  readonly inserted?: boolean;
}

/** Room for what is not a part: the headline, `fallbackText`, the note of files, the buttons below. */
const REST = 4500;

/** The longest text for notifications, in bytes. */
const NOTICE = 400;

/** What a notification shows and a client that shows no cards: title and first sentence, at most 400 characters. */
export const summaryOf = (reply: Reply): string => cutAtWord(noticeOf(reply), NOTICE);

/** The `fallbackText` of a card of a reply. */
export const fallbackOf = (reply: Reply): string =>
  firstPlain([summaryOf(reply), cutAtWord(titleOf(reply.title), NOTICE)]);

/**
 * A reply as a card, within what Teams takes however long it is: what does not fit is counted and stands behind
 * "Lees verder", a dialog with `renderWhole` of the same reply. `ref` is the name under which the caller finds that reply
 * again; every button bears it.
 */
export function renderReply(reply: Reply, ref: string, shown: Shown = {}): Card {
  const { inserted = false } = shown;
  const refresh =
    shown.refresh === undefined || inserted ? undefined : refreshOf('view', { ref }, shown.refresh);
  const room = CARD_ROOM - REST - (refresh === undefined ? 0 : bytesOf(refresh));
  const body = bodyParts(reply, room);
  const choices = choicePart(reply, ref, shown, roomFor('choices', room));
  const sources = sourceLines(reply.sources, room);
  const left = leftOver([...body, choices, sources]);
  return cardOf(
    fallbackOf(reply),
    [
      ...elementsOf(body),
      ...(inserted ? leftNote(left, 'Vraag Balie zelf naar') : goOn(left, { form: 'whole', ref })),
      ...choices.elements,
      ...fileNote(reply),
      ...sources.elements,
      ...(inserted ? [] : closing(reply, ref, shown)),
    ],
    refresh,
  );
}

/** That a card is not all there is, and the button that opens the rest. */
export function goOn(left: readonly string[], data: Readonly<Record<string, string>>): Element[] {
  if (left.length === 0) return [];
  return [...leftNote(left), ...actionRows([dialog('Lees verder', data)])];
}

/** Only for who asked: what they do with their own question. */
const OF_ASKER = /^\/(?:opgelost|nog-een-vraag)(?!\S)/u;

/** What can be chosen, as buttons, or what was. */
function choicePart(reply: Reply, ref: string, shown: Shown, room: number): Part {
  const { viewer, chosen, inserted } = shown;
  if (inserted === true) return { elements: [], left: [] };
  if (chosen !== undefined)
    return { elements: smallPrint(`Gekozen: ${cutAtWord(clean(chosen), CHOSEN)}`), left: [] };
  const own = ownChoices(reply);
  const offered = viewer === 'anybody' ? own.filter(({ message }) => !OF_ASKER.test(message)) : own;
  const carried = carriedOf(ref, shown);
  const actions = takeFitting(offered, room, sizeIn(carried)).map((each) =>
    choiceAction(each, carried),
  );
  const made = actions.filter((each) => each !== null);
  return {
    elements: actionRows([...formButtons(reply), ...made]),
    left: counted(offered.length - made.length, 'keuze', 'keuzes'),
  };
}

const sizeIn =
  (carried: Data) =>
  (choice: Choice): number =>
    bytesOf(choiceAction(choice, carried)) + 10;

/** What every button carries: which reply it is of, and what was pressed before, which the next card shows too. */
function carriedOf(ref: string, { chosen, rated }: Shown): Data {
  return {
    ref,
    ...(chosen === undefined ? {} : { chosen: cutAtWord(clean(chosen), CHOSEN) }),
    ...(rated === true ? { rated: 'yes' } : {}),
  };
}

/** The longest words of what was chosen, in bytes. */
const CHOSEN = 300;

/** Under what Balie says of itself: a button for the form of every calculation. */
function formButtons({ kind }: Reply) {
  if (kind !== 'help') return [];
  return CALCULATORS.map((each) => dialog(formName(each), { form: `form:${each.command}` }));
}

/** What the name of something that can be rated looks like; another one is none of ours. */
const RATED = /^[\w.:-]{1,200}$/u;

/** Whether it helped, and the way to the helpdesk: with the question behind this very reply. */
function closing(reply: Reply, ref: string, shown: Shown): Element[] {
  const { viewer, rated, chosen } = shown;
  const carried = carriedOf(ref, shown);
  const id = reply.feedback ?? '';
  const asks = RATED.test(id) && viewer !== 'anybody';
  const helpdesk = canAskHelpdesk(reply) && chosen !== ASK_HELPDESK.label;
  const asking = asks && rated !== true;
  return [
    ...(asks ? smallPrint(rated === true ? 'Bedankt voor uw reactie.' : 'Was dit nuttig?') : []),
    ...actionRows([
      asking ? execute('Ja', 'feedback', { ...carried, text: `/nuttig ${id}` }) : null,
      asking ? execute('Nee', 'feedback', { ...carried, text: `/niet-nuttig ${id}` }) : null,
      helpdesk ? execute(ASK_HELPDESK.label, 'helpdesk', carried) : null,
    ]),
  ];
}
