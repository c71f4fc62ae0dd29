import { DEFAULT_SETTINGS, type Settings } from '../src/helpdesk/region.ts';
import type { Store } from '../src/helpdesk/store.ts';
import { type Finding, good, warning, wrong } from './chat/finding.ts';
import {
  type Config,
  ConfigError,
  readConfig,
  readListening,
  readPublicUrl,
  readSlackConfig,
} from './config.ts';
import { readTeamsConfig } from './config-teams.ts';
import { fileIn } from './database/file.ts';
import { openStore } from './database/open-store.ts';
import { checkSettings } from './doctor/check-settings.ts';
import { checkStore } from './doctor/check-store.ts';
import { type Check, examine } from './doctor/examine.ts';
import { checkStructure } from './knowledge/check.ts';
import { readRegionKnowledge } from './knowledge/read-region.ts';
import { say } from './output.ts';
import { readSettings } from './settings/read-settings.ts';
import { KnowledgeError } from './yaml/problems.ts';

/** `balie doctor`: says of everything that is set up whether it works; gives the exit code. */
export async function doctor(now: () => Date): Promise<number> {
  if (!(await examine([ENVIRONMENT], say))) return 1;
  const config = readConfig();
  const checks: readonly Check[] = [
    { name: 'Kennis', look: () => checkKnowledge(config) },
    {
      name: 'Instellingen',
      look: async () =>
        checkSettings(await readSettings(config.settings), [
          { platform: 'slack', name: 'Slack', isSet: isNamed(readSlackConfig) },
          { platform: 'teams', name: 'Teams', isSet: isNamed(readTeamsConfig) },
        ]),
    },
    {
      name: 'Database',
      look: () => withStore(config, (store) => checkStore(store, whereOf(config), now())),
    },
    { name: 'Slack', look: () => checkSlackWith(config, now) },
    { name: 'Teams', look: () => checkTeamsWith(config, now) },
  ];
  return (await examine(checks, say)) ? 0 : 1;
}

/** What the rest is read with. */
const ENVIRONMENT: Check = {
  name: 'Omgeving',
  look: async () => {
    readConfig();
    readListening();
    readPublicUrl();
    return [];
  },
};

const MORE = 'draai: balie knowledge check';

/** Whether Balie can begin with the knowledge. That every question finds its answer takes longer, and is not asked here. */
async function checkKnowledge(config: Config): Promise<readonly Finding[]> {
  const { knowledge, problems } = await checkStructure(config.knowledge);
  const settings = await settingsOrDefault(config);
  const own = await Promise.all(
    settings.regions.map(({ knowledge: folder }) => problemsIn(folder)),
  );
  const count = own.reduce((sum, each) => sum + each, problems.length);
  if (count > 0) return [wrong(`${count} ${count === 1 ? 'fout' : 'fouten'}; ${MORE}.`)];
  return [good(`${knowledge?.sections.length} secties, in orde.`)];
}

async function problemsIn(folder: string | undefined): Promise<number> {
  try {
    if (folder !== undefined) await readRegionKnowledge(folder);
    return 0;
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.problems.length;
  }
}

/** What is wrong with the settings has a line of its own. */
const settingsOrDefault = (config: Config): Promise<Settings> =>
  readSettings(config.settings).catch(() => DEFAULT_SETTINGS);

/** Half of its settings count too: what is missing has a line of its own. */
function isNamed(readPlatform: () => object | null): boolean {
  try {
    return readPlatform() !== null;
  } catch (error) {
    if (error instanceof ConfigError) return true;
    throw error;
  }
}

/** Milliseconds that a database may be away here. */
const PATIENCE = 4000;

async function withStore<Result>(
  { database }: Config,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const patience = { longest: PATIENCE, onWait: () => undefined };
  const store = await openStore(database, { patience });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Where the database is; never who may enter, or with which password. */
function whereOf({ database }: Config): string {
  if ('folder' in database) return `SQLite, in ${fileIn(database.folder)}`;
  const { host, pathname } = new URL(database.url);
  return `PostgreSQL, ${host}${pathname}`;
}

const NOT_SET = 'niet ingesteld (zie README.md).';

async function checkSlackWith(config: Config, now: () => Date): Promise<readonly Finding[]> {
  const slack = readSlackConfig();
  if (slack === null) return [warning(NOT_SET)];
  const { checkSlack } = await import('./slack/check/check-slack.ts');
  const { openLine } = await import('./slack/slack.ts');
  const settings = await settingsOrDefault(config);
  return withStore(config, (store) =>
    checkSlack(openLine(slack, store, { now, log: () => undefined }), settings, now),
  );
}

async function checkTeamsWith(config: Config, now: () => Date): Promise<readonly Finding[]> {
  const teams = readTeamsConfig();
  if (teams === null) return [warning(NOT_SET)];
  const { checkTeams } = await import('./teams/check/check-teams.ts');
  const { openLine } = await import('./teams/teams.ts');
  const settings = await settingsOrDefault(config);
  return withStore(config, async (store) =>
    checkTeams(await openLine(teams, store, { now, log: () => undefined }), settings, now),
  );
}
