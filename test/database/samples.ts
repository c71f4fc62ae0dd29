import type { Article } from '../../src/helpdesk/article.ts';
import type { Delivery } from '../../src/helpdesk/delivery.ts';
import type { Inbound } from '../../src/helpdesk/inbound.ts';
import type { AskedQuestion } from '../../src/helpdesk/questions.ts';
import type { Actor, Address, Happening } from '../../src/helpdesk/ticket.ts';
import { reply } from '../../src/reply.ts';

// What the tests of the store put in it. Every text has its own word, so that a dump shows whether it is there.

export const AT = '2026-11-23T09:00:00.000Z';
/** The n-th minute after `AT`. */
export const minute = (n: number): string =>
  new Date(new Date(AT).getTime() + n * 60_000).toISOString();

export const ANNA: Actor = { role: 'asker', id: 'u-anna', name: 'Anna' };
export const COR: Actor = { role: 'asker', id: 'u-cor', name: 'Cor' };
export const BEA: Actor = { role: 'desk', id: 'bea', name: 'Bea' };
export const DIRK: Actor = { role: 'desk', id: 'dirk', name: 'Dirk' };

export const place = (conversation: string): Address => ({ platform: 'terminal', conversation });

export function message(
  key: string,
  conversation: string,
  text = key,
  { id, name }: Actor = ANNA,
): Inbound {
  return {
    key,
    at: AT,
    region: 'noord',
    from: { id, name },
    place: place(conversation),
    direct: false,
    what: { kind: 'message', text, withheld: [] },
  };
}

export function parcel(
  conversation: string,
  title: string,
  ticket: string | null = null,
): Extract<Delivery, { kind: 'message' }> {
  const said = reply({ kind: 'answer', title });
  return { kind: 'message', to: place(conversation), reply: said, region: 'noord', ticket };
}

export function opened(
  question: string,
  region = 'noord',
  conversation = 'anna',
): Extract<Happening, { kind: 'opened' }> {
  return {
    kind: 'opened',
    region,
    question,
    askedAt: place(conversation),
    triage: {
      topic: { id: 'koppelkosten', title: 'Koppelkosten' },
      route: 'his_leverancier',
      routeName: 'uw HIS-leverancier',
      urgency: 'U2',
      deadline: {
        date: '2026-12-04',
        what: 'uiterste aanvraagdatum',
        startDate: '2027-01-01',
        section: 'wijzigen#aanvragen',
      },
      ask: ['Welk HIS gebruikt u?'],
      caution: ['Beloof geen bedrag.'],
      found: ['In de buurt: Wat de koppeling kost'],
      why: 'Het antwoord staat niet in de documenten.',
    },
  };
}

export function question(key: string, parts: Partial<AskedQuestion> = {}): AskedQuestion {
  return {
    key,
    region: 'noord',
    person: ANNA.id,
    at: AT,
    kind: 'answer',
    topic: 'koppelkosten',
    text: `tekst van ${key}`,
    ...parts,
  };
}

export function article(id: string, parts: Partial<Article> = {}): Article {
  return {
    id,
    question: 'Krijgen wij subsidie voor een fietsenstalling?',
    answer: 'Nee. Vraag het de gemeente.',
    region: 'noord',
    desk: 'Helpdesk Noord',
    source: '',
    author: { id: BEA.id, name: BEA.name },
    ticket: '1',
    savedAt: AT,
    review: '2027-05-24',
    until: null,
    editedAt: null,
    withdrawnAt: null,
    ...parts,
  };
}
