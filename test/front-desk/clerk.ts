import { z } from 'zod';
import { openStore } from '../../adapters/database/open-store.ts';
import { smallAnswers, smallDesk } from './small-desk.ts';

/** One of several processes at one front desk: it takes in its share of the questions, handles and delivers. */
const Clerk = z.object({
  url: z.string(),
  name: z.string(),
  /** All of them, by name. */
  clerks: z.array(z.string()),
  /** The conversations that it takes in; two clerks have each. */
  conversations: z.array(z.int()),
});
export type Clerk = z.infer<typeof Clerk>;

/** What everybody asks, one after the other: each leans on what came before, and the fourth becomes a ticket. */
const QUESTIONS = [
  'Hoe vaak moeten wij het wachtwoord van het netwerk wijzigen?',
  'en het afval?',
  'Krijgen wij subsidie voor een fietsenstalling?',
  '/helpdesk',
  'Wie geeft ons een sleutel van het gebouw?',
];

const { url, name, clerks, conversations } = Clerk.parse(JSON.parse(process.argv[2] ?? ''));
const answers = await smallAnswers();
const store = await openStore({ url }, { patience: { longest: 60_000, onWait: () => undefined } });
const at = new Date('2026-11-23T09:00:00.000Z');
const desk = smallDesk(store, answers, () => at);

async function takeIn(): Promise<void> {
  for (const [number, text] of QUESTIONS.entries()) {
    for (const conversation of conversations) {
      const person = `c${conversation}`;
      await desk.accept({
        key: `${person}-${number}`,
        at,
        region: 'noord',
        from: { id: person, name: 'Anna' },
        place: { platform: 'terminal', conversation: person },
        direct: false,
        what: { kind: 'message', text },
      });
    }
  }
}

/** Whether all that any of them takes in is there, and nothing waits to be delivered. */
const isDone = () =>
  store.transaction(async ({ outbox, settings }) => {
    for (const clerk of clerks) if ((await settings.get(clerk)) === null) return false;
    return (await outbox.counts()).waiting === 0;
  });

async function handleAll(): Promise<void> {
  for (;;) {
    const done = (await desk.work()) + (await desk.deliver());
    if (done > 0) continue;
    if (await isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const tellTakenIn = () => store.transaction(({ settings }) => settings.set(name, 'taken in'));
await Promise.all([takeIn().then(tellTakenIn), handleAll()]);
await store.close();
