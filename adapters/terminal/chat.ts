import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Bot } from '../../src/bot.ts';
import type { Attachment, Choice, Reply } from '../../src/reply.ts';
import { renderText } from './render.ts';

/** Replies that a next question can lean on. */
const REMEMBERED = new Set<Reply['kind']>(['answer', 'calculation', 'clarify']);
const FAREWELL = new Set(['stop', 'exit', 'quit', 'einde', 'afsluiten']);

/** A conversation at the prompt, with history (arrow keys). It ends at "stop", Ctrl-C or the end of the input. */
export async function chat(bot: Bot, now: () => Date): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const terminal = createInterface({
    input,
    output,
    prompt: 'U: ',
    historySize: 200,
    terminal: output.isTTY,
  });
  output.write('Balie. Stel uw vraag. Typ "help" voor voorbeelden, "stop" om te stoppen.\n\n');
  let previousQuestion: string | null = null;
  let choices: readonly Choice[] = [];
  terminal.prompt();
  for await (const line of terminal) {
    const typed = chosen(line.trim(), choices);
    if (FAREWELL.has(typed.toLowerCase())) break;
    if (typed !== '') {
      const reply = bot.handle({
        text: typed,
        receivedAt: now(),
        conversation: {
          id: 'terminal',
          ...(previousQuestion === null ? {} : { previousQuestion }),
        },
        sender: { id: 'terminal' },
      });
      output.write(`\n${renderText(reply)}\n\n`);
      for (const file of reply.files) output.write(`${await keep(file)}\n\n`);
      if (REMEMBERED.has(reply.kind)) previousQuestion = reply.understood ?? typed;
      choices = reply.choices;
    }
    terminal.prompt();
  }
  terminal.close();
  output.write('Tot ziens.\n');
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

/** A choice by its number, or what was typed. */
function chosen(typed: string, choices: readonly Choice[]): string {
  return /^\d$/u.test(typed) ? (choices[Number(typed) - 1]?.message ?? typed) : typed;
}
