import type { Calculator } from './calculators/calculator.ts';
import type { Library } from './library/library.ts';
import { type Reply, reply } from './reply.ts';

/** What Balie can do, from what it has: its documents and its calculators. */
export function helpReply({ sources }: Library, calculators: readonly Calculator[]): Reply {
  const documents = sources.map(
    ({ title, publisher, about }) => `• ${title} (${publisher}): ${about}`,
  );
  const commands = calculators.map(({ summary, example }) => `• ${example}: ${summary}`);
  return reply({
    kind: 'help',
    title: 'Dit kan Balie voor u doen',
    text: [
      'Ik ben Balie, de digitale balie voor huisartsenpraktijken. Ik ben een computerprogramma. Ik zoek antwoorden in deze documenten en laat altijd zien waar het staat:',
      documents.join('\n'),
      'Ik reken ook voor u. Typ bijvoorbeeld:',
      commands.join('\n'),
      'Of stel uw vraag gewoon in uw eigen woorden. Noem daarbij nooit gegevens van een patiënt.',
    ].join('\n\n'),
    choices: sources.map(({ example }) => ({ label: example, message: example })),
  });
}
