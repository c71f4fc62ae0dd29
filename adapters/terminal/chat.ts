import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Incoming } from '../../src/front-desk/admit.ts';
import type { Region } from '../../src/helpdesk/region.ts';
import { StoreUnavailable } from '../../src/helpdesk/store.ts';
import { placeKey } from '../../src/helpdesk/ticket.ts';
import { type Attachment, type Choice, type Reply, reply } from '../../src/reply.ts';
import { asker, settle, type Terminal } from './command.ts';
import { renderText } from './render.ts';

const FAREWELL = new Set(['stop', 'exit', 'quit', 'einde', 'afsluiten']);
/** Milliseconds between two looks for new messages while somebody sits at the prompt. */
const LOOK = 2000;

/**
 * A conversation at the prompt, with history (arrow keys). What the helpdesk answered in the meantime is shown first, and
 * as it comes. It ends at "stop", Ctrl-C or the end of the input.
 */
export async function chat(
  terminal: Terminal,
  region: Region,
  as: string | undefined,
): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const who = asker(as, region, terminal.settings);
  let choices: readonly Choice[] = [];
  const show = async (reply: Reply): Promise<void> => {
    output.write(`\n${renderText(reply)}\n\n`);
    for (const file of reply.files) output.write(`${await keep(file)}\n\n`);
    if (reply.feedback !== null) output.write('Was dit nuttig? (ja of nee)\n\n');
    if (reply.choices.length > 0 || reply.kind !== 'smalltalk') choices = choicesOf(reply);
  };
  const showNew = async (): Promise<boolean> => {
    const messages = await newMessages(terminal, placeKey(who.place));
    for (const message of messages) await show(message);
    return messages.length > 0;
  };
  output.write('Balie. Stel uw vraag. Typ "help" voor voorbeelden, "stop" om te stoppen.\n\n');
  await showNew();
  // Made only here: a line that comes in before somebody listens for it is lost.
  const prompt = createInterface({
    input,
    output,
    prompt: 'U: ',
    historySize: 200,
    terminal: output.isTTY,
  });
  prompt.prompt();
  const looking = output.isTTY ? lookAgain(showNew, () => prompt.prompt(true)) : null;
  for await (const line of prompt) {
    const typed = chosen(line.trim(), choices);
    if (FAREWELL.has(typed.toLowerCase())) break;
    if (typed !== '') {
      const what = { kind: 'message' as const, text: typed };
      const key = terminal.newKey();
      const event = { key, at: terminal.now(), region: region.id, direct: true, what, ...who };
      await show(await replyTo(event, terminal));
      await showNew().catch(ifPassing);
    }
    prompt.prompt();
  }
  looking?.abort();
  prompt.close();
  output.write('Tot ziens.\n');
}

/** The reply of the front desk; when nothing can be kept, that, and the conversation goes on. */
async function replyTo(event: Incoming, { frontDesk }: Terminal): Promise<Reply> {
  try {
    return (await frontDesk.receive(event)).reply;
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return reply({ kind: 'refusal', title: error.message });
  }
}

/** A store that is away is back at another look. */
function ifPassing(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return false;
  throw error;
}

/** Looks for new messages from time to time, one look after the other, until it is aborted. */
function lookAgain(showNew: () => Promise<boolean>, onNew: () => void): AbortController {
  const stop = new AbortController();
  const look = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await pause(LOOK, undefined, { signal: stop.signal });
      if (await showNew().catch(ifPassing)) onNew();
    }
  };
  // Aborted, or a fault that the next line typed will meet too, and tell.
  look().catch(() => undefined);
  return stop;
}

/** What came for somebody since they last looked. */
async function newMessages(
  { frontDesk, store, now }: Terminal,
  address: string,
): Promise<readonly Reply[]> {
  await settle({ frontDesk });
  const kept = await store.transaction(({ messages }) =>
    messages.read(address, now().toISOString()),
  );
  return kept.map(({ reply }) => reply);
}

/** The choices of a reply, and after an answer whether it helped. */
function choicesOf({ choices, feedback }: Reply): readonly Choice[] {
  return feedback === null ? choices : [...choices, ...feedbackChoices(feedback)];
}

function feedbackChoices(id: string): Choice[] {
  return [
    { label: 'ja', message: `/nuttig ${id}` },
    { label: 'nee', message: `/niet-nuttig ${id}` },
  ];
}

/** Keeps a file that came with a reply in the current folder, and says so; never over another file. */
async function keep({ name, content }: Attachment): Promise<string> {
  try {
    await writeFile(name, content, { flag: 'wx' });
    return `Bewaard als ${name}.`;
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return exists
      ? `${name} bestaat al; ik heb niets overschreven.`
      : `${name} kan hier niet worden bewaard.`;
  }
}

/** A choice by its number or, under an answer, "ja" or "nee"; otherwise what was typed. */
function chosen(typed: string, choices: readonly Choice[]): string {
  if (/^\d$/u.test(typed)) return choices[Number(typed) - 1]?.message ?? typed;
  return choices.find(({ label }) => label === typed.toLowerCase())?.message ?? typed;
}
