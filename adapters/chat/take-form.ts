import type { Typed } from '../../src/front-desk/admit.ts';
import type { Outcome } from '../../src/helpdesk/inbound.ts';
import type { Region } from '../../src/helpdesk/region.ts';
import type { Colleague } from '../../src/helpdesk/ticket.ts';
import type { Reply } from '../../src/reply.ts';
import { type FormAct, type Lookups, MAIN_FIELD } from './act-form.ts';
import { type AtDesk, regionOfAsker } from './at-desk.ts';
import type { Filled } from './form.ts';
import { readAct } from './read-act.ts';
import { NO_REGION } from './say-no-region.ts';
import type { Services } from './services.ts';
import { TEXT, type TextForm, typedIn } from './text-form.ts';

/**
 * What comes of a form that somebody sends in: it is done, with a reply where there is something to read; or a sentence at
 * each input that is wrong, by its name.
 */
export type Taken =
  | { readonly ok: true; readonly reply: Reply | null }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Does something at the front desk for one person, as their platform has them; what comes of it is theirs alone. */
export type Receive = (from: Colleague, region: Region, what: Typed) => Promise<Outcome>;

/** What somebody reads who opens or sends in a window that Balie does not have any more. */
export const OLD_WINDOW = 'Dit venster is te oud. Sluit het en open het opnieuw.';

/** Acts whose outcome says something that the colleague needs: what to ask the other party, what was kept. */
const TOLD = new Set<FormAct>(['forward', 'save']);

/** Takes what somebody of the desk filled in for an act. */
export async function takeAct(
  act: FormAct,
  { ticket: { id }, region, member }: AtDesk,
  filled: Filled,
  lookups: Lookups,
  receive: Receive,
): Promise<Taken> {
  const read = readAct(act, filled, lookups);
  if (!read.ok) return { ok: false, problems: read.errors };
  const what: Typed =
    'kind' in read.what
      ? { kind: 'act', ticket: id, role: 'desk', act: read.what }
      : { kind: 'save', ticket: id, parts: read.what };
  const { ok, reply } = await receive(member, region, what);
  if (!ok) return { ok, problems: { [MAIN_FIELD[act]]: reply.title } };
  return { ok, reply: TOLD.has(act) ? reply : null };
}

/** Who sends in a text, where, and the ticket that a further question belongs to. */
export interface Writer {
  readonly from: Colleague;
  /** That of the place; null where Balie answers nobody. */
  readonly region: Region | null;
  readonly about: string;
}

/** Takes a question for the helpdesk, or what somebody still wants to know. */
export async function takeText(
  kind: TextForm,
  filled: Filled,
  { from, region: here, about }: Writer,
  services: Pick<Services, 'store' | 'settings'>,
  receive: Receive,
): Promise<Taken> {
  const wrong = (why: string): Taken => ({ ok: false, problems: { [TEXT]: why } });
  const text = filled.get(TEXT)?.[0] ?? '';
  if (text.trim() === '') return wrong('Schrijf eerst uw vraag op.');
  const own = kind === 'more' ? await regionOfAsker(about, from.id, services) : null;
  const region = own ?? here;
  if (region === null) return wrong(NO_REGION);
  const { ok, reply } = await receive(from, region, typedIn(kind, about, text));
  return ok ? { ok, reply } : wrong(reply.title);
}
