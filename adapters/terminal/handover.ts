import { dayInAmsterdam } from '../../src/dutch/dates.ts';
import { act, asker, askersRegion, type Terminal } from './command.ts';
import { Refusal } from './refusal.ts';
import { renderText } from './render.ts';
import { ticketObject } from './ticket-object.ts';
import type { Values } from './values.ts';

/** `balie handover "<vraag>"`: takes a question to the helpdesk. */
export async function runHandover(
  words: readonly string[],
  values: Values,
  terminal: Terminal,
): Promise<void> {
  const text = words.join(' ').trim();
  if (text === '')
    throw new Refusal(
      'Typ een vraag, bijvoorbeeld: balie handover "Wie betaalt de koppeling bij een overname?"',
    );
  const region = askersRegion(terminal.settings, values.region);
  const what = { kind: 'handover' as const, text };
  const { reply, ticket: id } = await act(
    terminal,
    region,
    asker(values.as, region, terminal.settings),
    what,
  );
  if (values.json !== true) return terminal.say(renderText(reply));
  const ticket = await terminal.store.transaction(({ tickets }) => tickets.get(id ?? ''));
  if (ticket === null) throw new Error(`ticket ${id} was opened and is not there`);
  const object = ticketObject(ticket, dayInAmsterdam(terminal.now()));
  terminal.say(JSON.stringify({ ...object, warnings: reply.warnings }));
}

/** `balie feedback <id> ja|nee`: whether an answer helped. */
export async function runFeedback(
  [question, word]: readonly string[],
  values: Values,
  terminal: Terminal,
): Promise<void> {
  if (question === undefined || (word !== 'ja' && word !== 'nee'))
    throw new Refusal('Gebruik: balie feedback <nummer> ja, of: balie feedback <nummer> nee.');
  const region = askersRegion(terminal.settings, values.region);
  const what = { kind: 'feedback' as const, question, helpful: word === 'ja' };
  const { reply } = await act(terminal, region, asker(values.as, region, terminal.settings), what);
  terminal.say(reply.title);
}
