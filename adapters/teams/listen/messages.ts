import type { Calculator } from '../../../src/calculators/calculator.ts';
import { CALCULATORS } from '../../../src/calculators/list.ts';
import { tell } from '../../../src/front-desk/desk.ts';
import { replyKey } from '../../../src/front-desk/recall.ts';
import type { Region } from '../../../src/helpdesk/region.ts';
import { type Reply, reply } from '../../../src/reply.ts';
import { formName } from '../../chat/calculator-form.ts';
import { sayNoRegion } from '../../chat/say-no-region.ts';
import { incoming } from '../../chat/services.ts';
import { sentence } from '../../chat/tell-now.ts';
import { placeOf, regionFor } from '../occasion.ts';
import { type Heard, OLD_BUTTON } from './heard.ts';
import { typedText } from './text.ts';

/** Keeps what somebody typed, to be answered where they typed it. */
export async function hearMessage(heard: Heard): Promise<void> {
  const { activity, who, services } = heard;
  const region = regionFor(services, who);
  const place = placeOf(who);
  if (region === null) return sayNoRegion(who.key, place, services);
  const text = typedText(activity);
  const calculator = bareCommand(text);
  if (calculator !== undefined) return say(heard, region, invitation(calculator));
  if (text === '' && hasFile(heard)) return say(heard, region, sentence(NO_FILES));
  if (text === '' && activity.value != null) return say(heard, region, sentence(OLD_BUTTON));
  const what = { kind: 'message', text } as const;
  await services.frontDesk.accept(incoming(services, who, region, place, what, false));
  services.wake();
}

/** Says what Balie can do, when the app is put in a conversation. */
export async function welcome({ who, services }: Heard): Promise<void> {
  const region = regionFor(services, who);
  if (region === null) return sayNoRegion(who.key, placeOf(who), services);
  const what = { kind: 'message', text: 'help' } as const;
  await services.frontDesk.accept(incoming(services, who, region, placeOf(who), what, false));
  services.wake();
}

/** The calculation whose command somebody typed without anything else. */
function bareCommand(text: string): Calculator | undefined {
  const typed = text.replace(/^\//u, '').toLowerCase();
  return CALCULATORS.find(({ command, also }) => [command, ...also].includes(typed));
}

/** A picture or a file; what was typed comes along as HTML too. */
const hasFile = ({ activity: { attachments } }: Heard): boolean =>
  attachments?.some(({ contentType }) => contentType !== 'text/html') === true;

const NO_FILES = 'Ik zie geen foto’s of bestanden. Typ uw vraag, zonder gegevens van patiënten.';

/** Says something that is no answer to a question, once for an event. */
async function say({ who, services }: Heard, { id }: Region, told: Reply): Promise<void> {
  const { store, now, wake } = services;
  const what = { reply: told, region: id, ticket: null, asker: who.from.id };
  const at = now().toISOString();
  await store.transaction((unit) => tell(unit, replyKey(who.key), placeOf(who), what, at));
  wake();
}

/** Teams opens a dialog only for who presses a button: so there is one to press. */
const invitation = (calculator: Calculator): Reply =>
  reply({
    kind: 'clarify',
    title: formName(calculator),
    text: `${calculator.summary}\n\nVul het formulier in, of typ alles achter elkaar, bijvoorbeeld: ${calculator.example}`,
    choices: [{ label: 'Vul het formulier in', message: `/${calculator.command}` }],
  });
