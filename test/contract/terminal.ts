import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { chat } from '../../adapters/terminal/chat.ts';
import { asker, askersRegion, type Terminal } from '../../adapters/terminal/command.ts';
import { terminalCourier } from '../../adapters/terminal/courier.ts';
import { runTickets } from '../../adapters/terminal/tickets.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Courier } from '../../src/helpdesk/delivery.ts';
import { DEFAULT_SETTINGS as settings } from '../../src/helpdesk/region.ts';
import type { Platform } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';
import { knowledge, library } from '../balie.ts';
import { LIBSQL, open } from '../database/engines.ts';
import type { Adapter, Meeting, Seen } from './adapter.ts';

/** The moment of the other platforms: a Monday in November. */
const NOW = new Date('2026-11-23T09:00:00.000Z');
const answers = createAnswers(() => library, knowledge.rules);
const region = askersRegion(settings, undefined);

export const terminal: Adapter = {
  name: 'the terminal',
  open: async () => {
    const database = await LIBSQL.create({ fast: true });
    const store = await open(database);
    const now = (): Date => NOW;
    const courier = terminalCourier(store, now);
    const couriers = new Map<Platform, Courier>([
      ['terminal', courier],
      ['local', courier],
    ]);
    const equipment = { store, settings, answers, couriers, now, log: () => undefined };
    const said: string[] = [];
    let count = 0;
    const newKey = (): string => {
      count += 1;
      return `terminal:${count}`;
    };
    const frontDesk = createFrontDesk(equipment);
    const say = (text: string): void => void said.push(text);
    const close = async (): Promise<void> => {
      await store.close();
      await database.drop();
    };
    return meetingAt({ store, settings, frontDesk, equipment, now, newKey, say }, said, close);
  },
};

function meetingAt(at: Terminal, said: string[], close: () => Promise<void>): Meeting {
  const atDesk = async (...words: string[]): Promise<Seen> => {
    said.length = 0;
    await runTickets(words, { as: 'Anna' }, at, async () => knowledge.routes);
    return seenIn(said.join('\n'));
  };
  return {
    ask: (text, next) => converse(at, at.newKey(), next === undefined ? [text] : [text, next]),
    handOver: (text) => converse(at, 'Marieke', [text, '/helpdesk']),
    atDesk: () => atDesk('show', '1'),
    answer: async (text) => {
      await atDesk('claim', '1');
      await atDesk('answer', '1', text);
      return converse(at, 'Marieke', []);
    },
    comesTwice: null,
    botsSay: null,
    saidInAll: async () => 0,
    show: async (reply) => {
      const as = at.newKey();
      const place = placeKey(asker(as, region, settings).place);
      await at.store.transaction(({ messages }) =>
        messages.put(as, place, reply, NOW.toISOString()),
      );
      return converse(at, as, []);
    },
    showOutcome: null,
    close,
  };
}

/** What stands on the screen after somebody typed these lines, at a prompt of their own. */
async function converse(at: Terminal, as: string, lines: readonly string[]): Promise<Seen> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const before = {
    stdin: Object.getOwnPropertyDescriptor(process, 'stdin') ?? {},
    stdout: Object.getOwnPropertyDescriptor(process, 'stdout') ?? {},
  };
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  Object.defineProperty(process, 'stdout', { value: output, configurable: true });
  const talking = chat(at, region, as);
  // It has them now; nobody else is to read or write there.
  Object.defineProperties(process, before);
  const screen = textOf(output);
  input.end([...lines, 'stop', ''].join('\n'));
  await talking;
  output.end();
  return seenIn(await screen);
}

/** Control characters move the cursor, colour the screen, and more. */
const seenIn = (screen: string): Seen => ({
  text: screen.replace(/\s+/gu, ' '),
  problems: screen.match(/(?!\n)[\p{Cc}\p{Cf}]/gu) ?? [],
});
