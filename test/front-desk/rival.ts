import { z } from 'zod';
import { openStore } from '../../adapters/database/open-store.ts';
import type { Typed } from '../../src/front-desk/admit.ts';
import { smallAnswers, smallDesk } from './small-desk.ts';

/** One of several processes that do the same with one database, from an empty one on. */
const Rival = z.object({
  location: z.union([z.object({ folder: z.string() }), z.object({ url: z.string() })]),
  name: z.string(),
  questions: z.int(),
  /** When it begins, in milliseconds since 1970: all of them at once. */
  begin: z.number(),
});
export type Rival = z.infer<typeof Rival>;

/** What came of one question: the ticket that it became, and whether this rival got it. */
interface Claim {
  readonly ticket: string;
  readonly ok: boolean;
  readonly title: string;
}

const { location, name, questions, begin } = Rival.parse(JSON.parse(process.argv[2] ?? ''));
const answers = await smallAnswers();
await new Promise((resolve) => setTimeout(resolve, begin - Date.now()));
const patience = { longest: 20_000, onWait: () => undefined };
const store = await openStore(location, { patience });
const at = new Date('2026-11-23T09:00:00.000Z');
const desk = smallDesk(store, answers, () => at);

/** Does something in a place of its own, and waits for what comes of it. */
const receive = (key: string, who: string, what: Typed) => {
  const from = { id: who.toLowerCase(), name: who };
  const place = { platform: 'terminal' as const, conversation: key };
  return desk.receive({ key, at, region: 'noord', from, place, direct: true, what });
};

const claims: Claim[] = [];
for (let question = 1; question <= questions; question += 1) {
  const text = `Krijgen wij subsidie voor fietsenstalling ${question}?`;
  const asked = await receive(`ask-${question}`, 'Anna', { kind: 'handover', text });
  const ticket = asked.ticket ?? '';
  const claim = { kind: 'act', ticket, role: 'desk', act: { kind: 'claim' } } as const;
  const { ok, reply } = await receive(`${name}-${question}`, name, claim);
  claims.push({ ticket, ok, title: reply.title });
}
await store.close();
process.stdout.write(JSON.stringify(claims));
