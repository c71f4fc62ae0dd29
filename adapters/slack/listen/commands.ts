import type { App } from '@slack/bolt';
import type { Calculator } from '../../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../../src/calculators/list.ts';
import { NO_REGION } from '../../chat/say-no-region.ts';
import type { Services } from '../../chat/services.ts';
import { occasion, regionFor } from '../occasion.ts';
import { askAlone } from './ask-alone.ts';
import { SlashCommand } from './payloads.ts';
import { A_WHILE, ephemeral, inTime, SOON, type Told } from './tell-now.ts';
import { typedText } from './typed-text.ts';
import { openForm, placeToShare } from './windows.ts';

/** The slash command for a question in words. */
const ASK = '/balie';

const commandOf = ({ command }: Calculator): string => `/${command}`;

/** Slash commands. What they answer, only who typed them sees; it can be shared. */
export function listenForCommands(app: App, services: Services): void {
  // One listener for all: Bolt lets a command without one wait until Slack gives up.
  app.command(/^\//u, async ({ body, ack, respond, client }) => {
    const command = SlashCommand.parse(body);
    const { team_id: team, channel_id: channel, user_id: user } = command;
    const who = occasion(command.trigger_id, team, channel, user, command.user_name);
    const region = regionFor(services, who);
    const typed = typedText(command.text);
    const calculator = CALCULATORS.find((each) => commandOf(each) === command.command);
    if (region === null) return ack(ephemeral(NO_REGION));
    if (calculator !== undefined && typed === '') {
      await ack();
      const metadata = placeToShare(channel, command.response_url, services.now());
      const opened = await openForm(client, calculator, command.trigger_id, metadata, services);
      if (!opened.ok) await respond(ephemeral(opened.sentence));
      return;
    }
    const text = textOf(command.command, typed, calculator);
    if (text === null) return ack(ephemeral(unknownCommand(command.command)));
    await inTime<Told>(askAlone(services, who, region, text), SOON, {
      soon: (told) => ack(ephemeral(told)),
      meanwhile: () => ack(ephemeral(A_WHILE)),
      late: (told) => respond(ephemeral(told)),
      failed: (why) => why,
    });
  });
}

/** What was typed as the bot reads it; null for a command that is none of Balie's. */
function textOf(command: string, typed: string, calculator: Calculator | undefined): string | null {
  if (calculator !== undefined) return `${command} ${typed}`;
  if (command !== ASK) return null;
  return typed === '' ? 'help' : typed;
}

function unknownCommand(command: string): string {
  const known = [ASK, ...CALCULATORS.map(commandOf)];
  return `De opdracht ${command} ken ik niet. Kies uit: ${known.join(', ')}.`;
}
