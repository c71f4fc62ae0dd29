import type { Region, Settings } from '../../src/helpdesk/region.ts';
import { type Finding, good, warning, wrong } from '../chat/finding.ts';

/** A platform that desks and places can be on, what it is called, and whether it is set up. */
export interface Configured {
  readonly platform: 'slack' | 'teams';
  readonly name: string;
  readonly isSet: boolean;
}

/** Whether the desks of the regions can be reached, and whether the platforms that are set up reach a region. */
export function checkSettings(
  { regions }: Settings,
  configured: readonly Configured[],
): readonly Finding[] {
  const found = [
    ...configured.flatMap((platform) => regions.flatMap((region) => checkDesk(region, platform))),
    ...configured.flatMap((platform) => checkPlaces(regions, platform)),
  ];
  const names = regions.map(({ name }) => name).join(', ');
  const text = `${regions.length} ${regions.length === 1 ? 'regio' : 'regio’s'}: ${names}.`;
  return [good(text), ...found];
}

function checkDesk({ name, desk }: Region, { platform, ...is }: Configured): Finding[] {
  if (desk.platform !== platform) return [];
  if (!is.isSet) {
    const text = `de helpdesk van ${name} is in ${is.name}, maar ${is.name} is niet ingesteld; stel het in (zie README.md) of kies een ander platform in balie.yaml.`;
    return [wrong(text)];
  }
  const unknown = desk.members.filter((member) => member[platform] === undefined);
  if (unknown.length === 0) return [];
  const who = unknown.map((member) => member.name).join(', ');
  const text = `bij de helpdesk van ${name} kan ${who} in ${is.name} niets doen; zet in balie.yaml het id erbij (${platform}: …).`;
  return [unknown.length === desk.members.length ? wrong(text) : warning(text)];
}

/** Where no region has a place on a platform, nobody is answered there. */
function checkPlaces(
  regions: readonly Region[],
  { platform, name, isSet }: Configured,
): readonly Finding[] {
  const places = regions.flatMap((region) => region.places);
  const everywhere = regions.length === 1 && places.length === 0;
  if (!isSet || everywhere || places.some((place) => place.platform === platform)) return [];
  const text = `geen regio heeft een plaats in ${name}, dus daar krijgt niemand antwoord; zet er een bij places in balie.yaml.`;
  return [wrong(text)];
}
