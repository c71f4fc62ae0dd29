import {
  WebAPIHTTPError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import type { Desk, Settings } from '../../../src/helpdesk/region.ts';
import { checkClock } from '../../chat/check-clock.ts';
import { type Finding, good, wrong } from '../../chat/finding.ts';
import { InstallationUnreadable } from '../connect/installations.ts';
import { refuseSeveral } from '../connect/several-workspaces.ts';
import { slackError } from '../connect/web-api.ts';
import type { Line } from '../slack.ts';
import { checkChannel } from './check-channel.ts';
import { checkScopes, clientWithDate, whoIs } from './check-workspace.ts';

/** Milliseconds that one call may take here: less than all of them together. */
const TIMEOUT = 4000;

/** Whether Slack takes the tokens, and whether Balie may and can do in Slack what it has to. Nothing is posted. */
export async function checkSlack(
  { settings: { connection, access }, installations, options }: Line,
  settings: Settings,
  now: () => Date,
): Promise<readonly Finding[]> {
  const { regions } = settings;
  const limits = { ...options, timeout: TIMEOUT };
  const found: Finding[] = [];
  const desks = regions.flatMap(({ desk }) => (desk.platform === 'slack' ? [desk] : []));
  const workspaces = 'botToken' in access ? [null] : await installations.workspaces();
  const refusal = 'oauth' in access ? refuseSeveral(settings) : null;
  if (refusal !== null) found.push(wrong(refusal));
  try {
    if ('appToken' in connection)
      found.push(await checkSocket(new WebClient(connection.appToken, limits)));
    if (workspaces.length === 0) found.push(wrong(NOWHERE));
    const teams: string[] = [];
    for (const workspace of workspaces) {
      const token = await installations.tokenFor(workspace).catch(unreadable);
      if (token === null) {
        found.push(wrong(`${workspace}: ${UNREADABLE}`));
        continue;
      }
      const { client, dateOf } = clientWithDate(token, limits);
      const who = await whoIs(client, workspace, access);
      if ('verdict' in who) found.push(who);
      else {
        teams.push(who.team);
        const own = desks.filter(
          (desk) =>
            desk.workspace === who.team || (desk.workspace === undefined && workspaces.length < 2),
        );
        found.push(good(`werkruimte ${who.name} (${who.team}), als @${who.user}.`));
        found.push(...checkClock(dateOf(), now(), 'Slack'), ...checkScopes(who.scopes));
        for (const desk of own) found.push(await checkChannel(client, desk));
      }
    }
    const isWhole = teams.length === workspaces.length;
    return [...found, ...desks.flatMap((desk) => checkWorkspace(desk, teams, isWhole))];
  } catch (error) {
    return [...found, wrong(awayBecause(error))];
  }
}

function awayBecause(error: unknown): string {
  if (error instanceof WebAPIRateLimitedError)
    return `Slack krijgt te veel vragen; probeer het over ${error.retryAfter} seconden opnieuw.`;
  if (error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError)
    return 'Slack is niet bereikbaar; controleer het netwerk en SLACK_API_URL, of probeer het later.';
  throw error;
}

const NOWHERE =
  'nog geen werkruimte heeft Balie geïnstalleerd; open /slack/install op het adres van deze server.';
const UNREADABLE =
  'de installatie is met een andere sleutel bewaard; zet de oude BALIE_ENCRYPTION_KEY terug, of installeer Balie daar opnieuw.';

function unreadable(error: unknown): null {
  if (error instanceof InstallationUnreadable) return null;
  throw error;
}

/** Opens no socket: that Slack gives an address for one is enough. */
async function checkSocket(client: WebClient): Promise<Finding> {
  try {
    await client.apps.connections.open({});
    return good('Socket Mode: Slack geeft een verbinding.');
  } catch (error) {
    const why = slackError(error);
    if (why === null) throw error;
    return wrong(
      `Socket Mode: Slack weigert SLACK_APP_TOKEN (${why}); zet Socket Mode aan en maak een app-level token met connections:write.`,
    );
  }
}

/** A desk whose workspace Balie does not know; only where every workspace could be asked what it is called. */
function checkWorkspace({ name, workspace }: Desk, teams: readonly string[], isWhole: boolean) {
  if (workspace === undefined)
    return teams.length < 2
      ? []
      : [wrong(`noem in balie.yaml de werkruimte van ${name} (workspace: T…).`)];
  if (!isWhole || teams.includes(workspace)) return [];
  return [
    wrong(`${name} is in werkruimte ${workspace}, maar daar is Balie niet; controleer balie.yaml.`),
  ];
}
