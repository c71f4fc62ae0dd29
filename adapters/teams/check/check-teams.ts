import type { Desk, Settings } from '../../../src/helpdesk/region.ts';
import { checkClock } from '../../chat/check-clock.ts';
import { type Finding, good, warning, wrong } from '../../chat/finding.ts';
import { TeamsError } from '../connect/connector.ts';
import { discover } from '../connect/discover.ts';
import type { Line } from '../line.ts';
import { tenantsOf } from '../teams.ts';

/** Milliseconds that a call may take here: less than all of them together. */
const TIMEOUT = 4000;

/** Whether Microsoft takes the app, and whether Balie can do in Teams what it has to. Nothing is posted. */
export async function checkTeams(
  line: Line,
  settings: Settings,
  now: () => Date,
): Promise<readonly Finding[]> {
  const { app, cloud } = line.settings;
  if (app === null)
    return [warning('zonder aanmelding (TEAMS_LOCAL=1): alleen om op deze machine te proberen.')];
  const found: Finding[] = [await checkToken(line), ...(await checkKeys(cloud.openId, now()))];
  const tenants = [...(tenantsOf(line.settings, settings) ?? [])];
  if (tenants.length === 0)
    found.push(
      wrong('geen organisatie (tenant); noem er een bij places in balie.yaml (workspace).'),
    );
  // Without a token Teams says nothing else.
  if (found.some(({ verdict }) => verdict === 'wrong')) return found;
  for (const tenant of tenants) found.push(await checkHeard(line, tenant));
  for (const { desk } of settings.regions)
    if (desk.platform === 'teams') found.push(...(await checkDesk(line, desk)));
  return found;
}

async function checkToken({ token, settings: { app } }: Line): Promise<Finding> {
  try {
    await token();
    return good('Microsoft geeft Balie een token.');
  } catch {
    return wrong(
      app?.type === 'UserAssignedMSI'
        ? 'Microsoft geeft geen token; deze machine moet de beheerde identiteit van de app hebben (MicrosoftAppId).'
        : 'Microsoft geeft geen token; controleer MicrosoftAppId, MicrosoftAppPassword (niet verlopen?) en MicrosoftAppTenantId.',
    );
  }
}

/** Whether the keys can be fetched with which the Bot Framework signs, and whether this machine has the same time. */
async function checkKeys(openId: string, now: Date): Promise<readonly Finding[]> {
  try {
    const { keys, date } = await discover(openId, TIMEOUT);
    const fetched = await fetch(keys, { signal: AbortSignal.timeout(TIMEOUT) });
    if (!fetched.ok) return [wrong(NO_KEYS)];
    return [
      good('de sleutels van het Bot Framework zijn bereikbaar.'),
      ...checkClock(date, now, 'Microsoft'),
    ];
  } catch {
    return [wrong(NO_KEYS)];
  }
}

const NO_KEYS =
  'de sleutels van het Bot Framework zijn niet bereikbaar (login.botframework.com); controleer het netwerk. Zonder die sleutels weigert Balie alles.';

/** Whether something ever came out of a tenant: the endpoint in Azure is right then, and the app is installed. */
async function checkHeard({ serviceUrls }: Line, tenant: string): Promise<Finding> {
  return (await serviceUrls.isKnown(tenant))
    ? good(`er kwam al iets uit organisatie ${tenant}.`)
    : warning(
        `er kwam nog niets uit organisatie ${tenant}; installeer de app daar, en controleer het adres van de bot in Azure (https://…/api/messages).`,
      );
}

/** Whether Balie is where the desk is, and its people are there too. */
async function checkDesk(
  line: Line,
  { name, workspace, channel, members }: Desk,
): Promise<Finding[]> {
  const tenant = workspace ?? line.settings.app?.tenant ?? null;
  if (tenant === null || channel === undefined)
    return [wrong(`noem in balie.yaml de organisatie van ${name} (workspace: het tenant-id).`)];
  const connector = await line.connectorFor(tenant);
  const missing: string[] = [];
  const known = members.flatMap(({ name: member, teams: user }) =>
    user === undefined ? [] : [{ member, user }],
  );
  if (known.length === 0)
    return [warning(`${name} kan ik niet bekijken zonder het object-id van één van de leden.`)];
  for (const { member, user } of known) {
    try {
      await connector.member(channel, user);
    } catch (error) {
      if (!(error instanceof TeamsError)) throw error;
      if (!isAbsent(error)) return [wrong(unseen(name, error))];
      missing.push(member);
    }
  }
  if (missing.length === 0)
    return [good(`Balie zit in het kanaal van ${name}, met wie erbij horen.`)];
  const who = new Intl.ListFormat('nl').format(missing);
  return [
    warning(
      `Balie vindt ${who} niet bij ${name}; controleer het object-id in balie.yaml en of zij lid zijn van het team.`,
    ),
  ];
}

/** Somebody who is not in the team; of the team itself Teams has another word. */
const isAbsent = ({ code }: TeamsError): boolean =>
  code === 'MemberNotFoundInConversation' || code === 'MemberNotFound';

function unseen(name: string, { code, status, message }: TeamsError): string {
  if (status === 0)
    return 'Teams is niet bereikbaar; controleer het netwerk, of probeer het later.';
  if (status === 401)
    return 'Teams weigert het token van Balie; hoort MicrosoftAppId bij deze bot?';
  return code === 'BotNotInConversationRoster' || code === 'ConversationNotFound'
    ? `Balie zit niet in het team van ${name}; voeg de app aan het team toe, en controleer het id van het kanaal in balie.yaml.`
    : `het kanaal van ${name} kan ik niet bekijken (${message}).`;
}
