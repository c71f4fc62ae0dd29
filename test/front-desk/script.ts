import type { Incoming, Typed } from '../../src/front-desk/admit.ts';
import type { Answers } from '../../src/front-desk/answering.ts';
import type { Store } from '../../src/helpdesk/store.ts';
import { smallDesk } from './small-desk.ts';

// A few days at a front desk, always the same: what people do, when, and under which keys.

interface Step {
  readonly at: string;
  /** Whether time may bring something then: reminders, the summary of the day. */
  readonly attends?: true;
  readonly events: readonly Pick<Incoming, 'key' | 'from' | 'direct' | 'what'>[];
}

const ANNA = { id: 'u-anna', name: 'Anna' };
const COR = { id: 'u-cor', name: 'Cor' };
const BEA = { id: 'bea', name: 'Bea' };

const says = (key: string, from: typeof ANNA, text: string) => ({
  key,
  from,
  direct: false,
  what: { kind: 'message' as const, text },
});
/** What the desk does, waiting for what comes of it. */
const does = (key: string, what: Typed) => ({ key, from: BEA, direct: true, what });
const acts = (key: string, act: Extract<Typed, { kind: 'act' }>['act']) =>
  does(key, { kind: 'act', ticket: '1', role: 'desk', act });

const SCRIPT: readonly Step[] = [
  {
    at: '2026-11-23T09:00:00.000Z',
    events: [
      says('a1', ANNA, 'Hoe vaak moeten wij het wachtwoord van het netwerk wijzigen?'),
      says('a2', ANNA, 'en het afval?'),
    ],
  },
  {
    at: '2026-11-23T09:10:00.000Z',
    events: [
      says('a3', ANNA, 'Krijgen wij subsidie voor een fietsenstalling?'),
      says('a4', ANNA, '/helpdesk'),
    ],
  },
  {
    at: '2026-11-23T09:20:00.000Z',
    events: [
      acts('b1', { kind: 'claim' }),
      acts('b2', { kind: 'answer', text: 'Nee. Vraag het de gemeente.' }),
    ],
  },
  {
    at: '2026-11-23T09:30:00.000Z',
    events: [says('a5', ANNA, '/nog-een-vraag 1 En voor een scooter?')],
  },
  // The next day: by then the desk is reminded, and its day begins with a summary.
  { at: '2026-11-24T10:00:00.000Z', attends: true, events: [] },
  {
    at: '2026-11-24T10:10:00.000Z',
    events: [
      acts('b3', { kind: 'claim' }),
      acts('b4', { kind: 'answer', text: 'Ook niet voor een scooter.' }),
    ],
  },
  {
    at: '2026-11-24T10:20:00.000Z',
    events: [
      does('b5', {
        kind: 'save',
        ticket: '1',
        parts: { answer: 'Nee. De gemeente heeft een regeling.' },
      }),
    ],
  },
  { at: '2026-11-24T10:25:00.000Z', events: [says('a6', ANNA, '/opgelost 1')] },
  {
    at: '2026-11-24T10:30:00.000Z',
    events: [says('c1', COR, 'Krijgen wij subsidie voor een fietsenstalling?')],
  },
  // By then the lease of every parcel that a stopped process had is over.
  { at: '2026-11-24T10:40:00.000Z', events: [] },
];

/**
 * Plays the script from its beginning, also where a part of it was played before: what was kept is not kept again. The
 * clock is that of the step, so that what is kept does not depend on how often it was begun.
 */
export async function play(store: Store, answers: Answers): Promise<void> {
  let now = new Date(0);
  const desk = smallDesk(store, answers, () => now);
  for (const { at, events, attends } of SCRIPT) {
    now = new Date(at);
    for (const { from, ...event } of events) {
      const place = { platform: 'terminal' as const, conversation: from.id };
      const incoming: Incoming = { ...event, from, place, at: now, region: 'noord' };
      if (event.direct) await desk.receive(incoming);
      else await desk.accept(incoming);
    }
    await desk.work();
    if (attends) await desk.attend();
    while ((await desk.deliver()) > 0);
  }
}
