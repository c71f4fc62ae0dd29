import { incoming } from '../../chat/services.ts';
import { channelBehind } from '../place.ts';
import { alone, formMetadata, type Placed } from './pressed.ts';
import type { Shown } from './tell-now.ts';

/** Shows a reply to everybody in the channel in which it was asked for. */
export async function pressShare({
  press,
  services,
  who,
  region,
  value,
}: Placed): Promise<Shown | null> {
  const { responseUrl = press.response_url, until } = formMetadata(press);
  if (responseUrl === undefined) return alone(NO_CHANNEL);
  if (until !== undefined && services.now() >= new Date(until)) return alone(TOO_OLD);
  const what = { kind: 'share', ref: value } as const;
  const place = channelBehind(who.team, responseUrl);
  // Pressed twice, it is shared once: whoever presses again did not see yet that it was.
  const once = { ...who, key: `slack:share:${who.channel}:${value}` };
  const { reply } = await services.frontDesk.receive(
    incoming(services, once, region, place, what, true),
  );
  return { reply, ref: '' };
}

const NO_CHANNEL =
  'Ik weet niet in welk kanaal. Typ de opdracht in het kanaal en deel daar het antwoord.';
const TOO_OLD =
  'Dit venster is te lang open om nog te delen. Typ de opdracht opnieuw in het kanaal en deel daar het antwoord.';
