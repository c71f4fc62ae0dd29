import { CALCULATORS } from '../../../src/calculators/list.ts';
import { clean } from '../../../src/dutch/clean.ts';
import type { Choice } from '../../../src/reply.ts';
import { takeFitting } from '../../chat/cut.ts';
import {
  type Action,
  type ActionSet,
  bytesOf,
  type Data,
  type Execute,
  FETCH,
  type Refresh,
  type Submit,
} from './card.ts';
import { cutAtWord } from './text.ts';

/** The longest text on a button, in bytes. */
const TITLE = 80;

const onButton = (title: string): string => cutAtWord(clean(title), TITLE);

/** A button that Balie answers with another card in its place. */
export function execute(title: string, verb: string, data: Data): Execute {
  return {
    type: 'Action.Execute',
    title: onButton(title),
    verb,
    data,
    associatedInputs: 'none',
  };
}

/** A button that opens a dialog; `data` says which. */
export function dialog(title: string, data: Data): Submit {
  return {
    type: 'Action.Submit',
    title: onButton(title),
    data: { ...FETCH, ...data },
    associatedInputs: 'none',
  };
}

/** A choice as a button, with what it carries besides; null where there is nothing to read or to send. */
export function choiceAction({ label, message }: Choice, carried: Data): Action | null {
  const title = clean(label) || clean(message);
  if (title === '' || message.trim() === '') return null;
  const form = formBehind(message);
  return form === null
    ? execute(title, 'choice', { ...carried, text: message })
    : dialog(title, form);
}

/** The form that a message asks for and says nothing more to. */
function formBehind(message: string): Data | null {
  const command = CALCULATORS.map((each) => each.command).find((each) => message === `/${each}`);
  if (command !== undefined) return { form: `form:${command}` };
  const [, ticket] = /^\/nog-een-vraag (\S+)$/u.exec(message) ?? [];
  return ticket === undefined ? null : { form: 'say:more', ticket };
}

/** The most buttons in a row: Teams shows six, other clients five, and they hide what is more. */
const ROW = 5;

/** Buttons in rows; nothing where there are none. */
export function actionRows(actions: readonly (Action | null)[]): ActionSet[] {
  const all = actions.filter((each) => each !== null);
  const count = Math.ceil(all.length / ROW);
  return Array.from({ length: count }, (_, at) => ({
    type: 'ActionSet',
    actions: all.slice(at * ROW, (at + 1) * ROW),
  }));
}

/** For whom a card is made anew by itself: nobody in particular means everybody, in a small conversation. */
export interface Refreshed {
  readonly userIds: readonly string[];
}

/** The most people for whom Teams asks for a card anew. Source: "Universal Actions for Adaptive Cards". */
const PEOPLE = 60;
/** What their ids may take, in bytes. */
const IDS = 4000;

/** What makes Teams ask for a card anew: Balie answers `verb` with what it is now. */
export function refreshOf(verb: string, data: Data, { userIds }: Refreshed): Refresh {
  const ids = takeFitting(userIds.slice(0, PEOPLE), IDS, bytesOf);
  const action: Execute = { type: 'Action.Execute', title: 'Vernieuw', verb, data };
  return ids.length === 0 ? { action } : { action, userIds: ids };
}
