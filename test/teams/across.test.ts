import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../adapters/server/server.ts';
import { listenToSlack, openLine as openSlack } from '../../adapters/slack/slack.ts';
import { listenToTeams, openLine as openTeams } from '../../adapters/teams/teams.ts';
import { createWorker } from '../../adapters/work.ts';
import { createAnswers } from '../../src/front-desk/answering.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import { knowledge, library } from '../balie.ts';
import { LIBSQL, open } from '../database/engines.ts';
import * as slackDesk from '../slack/desk-scene.ts';
import { startFakeSlack } from '../slack/fake-slack.ts';
import { NOW, type RealSlack, SECRET } from '../slack/real-slack.ts';
import * as slackRequests from '../slack/requests.ts';
import { seen as seenInSlack } from '../slack/seen.ts';
import { createActivities } from './activities.ts';
import {
  ANNA,
  BEA,
  createDeskScene,
  MARIEKE_ALONE,
  MARIEKE_IN_CHANNEL,
  seen,
} from './desk-scene.ts';
import {
  ANNA as ANNA_JANSEN,
  DESK_CHANNEL,
  MARIEKE,
  startFakeTeams,
  TENANT,
} from './fake-teams.ts';
import { type Keys, WAYS_TO_SEND } from './keys.ts';
import { type RealTeams, senderTo, settingsWith } from './real-teams.ts';
import { placed, threadIn } from './scene.ts';

/** Who asks in Teams has a desk in Slack, and who asks in Slack one in Teams. */
const settings = Settings.parse({
  regions: [
    {
      ...{ id: 'noord', name: 'Noord' },
      places: [{ platform: 'teams', workspace: TENANT }],
      desk: {
        ...{ name: 'Helpdesk Noord', platform: 'slack', channel: 'CDESK' },
        members: [
          { name: 'Anna', slack: 'U8' },
          { name: 'Bea', slack: 'U9' },
        ],
      },
    },
    {
      ...{ id: 'zuid', name: 'Zuid' },
      places: [{ platform: 'slack', workspace: 'T1' }],
      desk: {
        ...{ name: 'Helpdesk Zuid', platform: 'teams', workspace: TENANT },
        channel: DESK_CHANNEL.id,
        members: [{ name: 'Anna', teams: ANNA_JANSEN.aadObjectId }],
      },
    },
  ],
});

/** One process with both platforms: one store, one front desk, one server. */
async function openBoth(keys: Keys | null) {
  const now = (): Date => NOW;
  const [slack, teams] = [await startFakeSlack({ now }), await startFakeTeams({ now })];
  const database = await LIBSQL.create({ fast: true });
  const store = await open(database);
  const [log, lines]: [string[], string[]] = [[], []];
  const around = { now, log: (event: string) => void log.push(event) };
  const connection = { signingSecret: SECRET };
  const slackLine = openSlack(
    { connection, access: { botToken: 'xoxb-test' }, apiUrl: slack.apiUrl },
    store,
    around,
  );
  const teamsLine = await openTeams(settingsWith(teams, keys), store, around);
  const couriers = new Map([
    ['slack', slackLine.courier],
    ['teams', teamsLine.courier],
  ] as const);
  const answers = createAnswers(() => library, knowledge.rules);
  const frontDesk = createFrontDesk({ store, settings, answers, couriers, ...around });
  const worker = createWorker(frontDesk, around.log);
  const { rules, routes } = knowledge;
  const services = { frontDesk, store, settings, rules, routes, examples: [], ...around };
  const wakeful = { ...services, wake: worker.wake };
  const both = [listenToSlack(slackLine, wakeful), listenToTeams(teamsLine, wakeful)];
  const served = new Map(both.flatMap((each) => [...each.routes]));
  const server = await listen(served, { port: 0, host: '127.0.0.1' }, around.log);
  for (const { start } of both) await start();
  const working = worker.run();
  const url = `http://127.0.0.1:${server.port}`;
  const payloads = slackRequests.createPayloads({ slack });
  const shared = {
    ...{ store, url, log, lines, setClock: () => undefined },
    settle: async () => {
      while ((await frontDesk.work()) + (await frontDesk.deliver()) > 0);
    },
    close: async () => {
      await server.stop();
      for (const { stop } of both) await stop();
      worker.stop();
      await working;
      await store.close();
      await Promise.all([slack.close(), teams.close()]);
      await database.drop();
    },
  };
  const inSlack: RealSlack = {
    ...{ ...shared, slack, payloads, line: slackLine },
    sender: slackRequests.createSender({
      ...{ url: `${url}/slack/events`, signingSecret: SECRET, now, payloads },
    }),
  };
  const inTeams: RealTeams = {
    ...{ ...shared, teams, line: teamsLine },
    sender: senderTo(url, teams, keys),
    activities: createActivities({ serviceUrl: teams.serviceUrl, now }),
  };
  return { inSlack, inTeams, close: shared.close };
}

describe.each(WAYS_TO_SEND)('what Teams sends, %s:', (_sent, start) => {
  let keys: Keys | null;
  beforeAll(async () => {
    keys = await start();
  });
  afterAll(() => keys?.close());

  let balie: Awaited<ReturnType<typeof openBoth>>;
  let slack: slackDesk.DeskScene;
  let teams: ReturnType<typeof createDeskScene>;
  beforeEach(async () => {
    balie = await openBoth(keys);
    slack = slackDesk.createDeskScene(balie.inSlack);
    teams = createDeskScene(balie.inTeams);
  });
  afterEach(() => balie.close());

  describe('who asks in Teams, with a desk in Slack', () => {
    /** Marieke's question goes to the desk. */
    async function bring(at = MARIEKE_ALONE) {
      const asked = await teams.ask(slackDesk.UNKNOWN, at);
      await teams.press(asked, 'Vraag de helpdesk', at);
      await teams.reads(threadIn(asked), 'Uw vraag ligt bij Helpdesk Noord (vraag 1)');
      await slack.cardShows('Vrager: Marieke de Vries');
      return asked;
    }

    async function annaAnswers(text: string): Promise<void> {
      await slack.press(slack.card(), 'Oppakken', slackDesk.ANNA);
      await slack.cardShows('Stand: opgepakt door Anna');
      await slack.act(slack.card, 'Beantwoord', { text });
      await slack.cardShows('Stand: beantwoord door Anna');
    }

    it('reads the answer in their own chat, and closes the question: the card follows', async () => {
      await bring();
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await teams.reads(
        MARIEKE_ALONE.chat,
        'Antwoord van Helpdesk Noord op vraag 1',
      );
      expect(seen(answer)).toContain('Ja, vraag haar aan.');
      const done = await teams.press(answer, 'Opgelost', MARIEKE_ALONE);
      expect(done.text).toContain('Gekozen: Opgelost. Mooi, vraag 1 is gesloten');
      await slack.cardShows('Stand: gesloten');
      expect(balie.inSlack.slack.messagesIn('CDESK')).toHaveLength(1);
      expect(balie.inTeams.teams.messagesIn(DESK_CHANNEL.id)).toEqual([]);
    });

    it('is called in the thread where they asked', async () => {
      const asked = await bring(MARIEKE_IN_CHANNEL);
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await teams.reads(threadIn(asked), 'Ja, vraag haar aan.');
      expect(answer.entities).toMatchObject([{ mentioned: { id: MARIEKE.id } }]);
    });

    it('asks on, and the desk in Slack hears of it', async () => {
      await bring();
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await teams.reads(MARIEKE_ALONE.chat, 'Ja, vraag haar aan.');
      const dialog = await teams.press(answer, 'Nog een vraag', MARIEKE_ALONE);
      const sent = await teams.send(dialog, { text: 'Ook een carport?' }, MARIEKE_ALONE);
      expect(sent.text).toContain('Vraag 1 ligt weer bij Helpdesk Noord');
      await slack.cardShows('De vrager schreef daarna: “Ook een carport?”');
      await slack.reads('CDESK', 'De vrager schrijft: “Ook een carport?”');
    });

    it('who blocked Balie is not told; the desk in Slack is', async () => {
      await bring();
      balie.inTeams.teams.block(MARIEKE);
      await annaAnswers('Ja, vraag haar aan.');
      await slack.reads('CDESK', 'Een bericht over vraag 1 kon niet worden bezorgd');
    });

    it('cannot be helped by a colleague of the desk in Teams', async () => {
      await bring();
      const action = { type: 'Action.Execute', verb: 'claim', data: { ticket: '1' } };
      for (const at of [ANNA, BEA]) {
        const claim = balie.inTeams.activities.cardAction({ ...placed(at), value: { action } });
        expect(await teams.post(claim)).toMatchObject({
          kind: 'word',
          text: 'Alleen de mensen van Helpdesk Noord kunnen dit doen.',
        });
      }
      expect(await teams.ticket()).toMatchObject({ state: 'open', owner: null });
    });
  });

  describe('who asks in Slack, with a desk in Teams', () => {
    const THERE = { user: 'U1', channel: 'CPRAK' };

    async function bring() {
      const asked = await slack.ask(slackDesk.UNKNOWN, THERE);
      await slack.press(asked, 'Vraag de helpdesk', THERE);
      await slack.reads('CPRAK', 'Uw vraag ligt bij Helpdesk Zuid (vraag 1)');
      await teams.cardShows('Stand: open, nog van niemand');
      return asked;
    }

    async function annaAnswers(text: string): Promise<void> {
      const claimed = await teams.press(teams.card(), 'Oppakken', ANNA);
      expect(claimed.text).toContain('Stand: opgepakt door Anna');
      await teams.cardShows('Stand: opgepakt door Anna');
      expect(await teams.act('Beantwoord', { text })).toMatchObject({ kind: 'closed' });
      await teams.cardShows('Stand: beantwoord door Anna');
    }

    it('reads the answer in the thread, and closes the question: the card follows', async () => {
      const asked = await bring();
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await slack.reads('CPRAK', 'Antwoord van Helpdesk Zuid op vraag 1');
      expect(answer.thread_ts).toBe(asked.thread_ts);
      expect(seenInSlack(answer)).toContain('<@U1>');
      await slack.press(answer, 'Opgelost', THERE);
      await slack.readsAlone('U1', 'Mooi, vraag 1 is gesloten');
      await teams.cardShows('Stand: gesloten');
      expect(balie.inTeams.teams.messagesIn(DESK_CHANNEL.id)).toHaveLength(1);
      expect(balie.inSlack.slack.messagesIn('CDESK')).toEqual([]);
    });

    it('asks on, and the desk in Teams hears of it', async () => {
      await bring();
      await annaAnswers('Ja, vraag haar aan.');
      const answer = await slack.reads('CPRAK', 'Ja, vraag haar aan.');
      const window = await slack.open(answer, 'Nog een vraag', THERE);
      await slack.send(window, { text: 'Ook een carport?' }, THERE);
      const card = await teams.cardShows('De vrager schreef daarna: “Ook een carport?”');
      expect(seen(card)).toContain('Stand: open, nog van niemand');
      await teams.reads(DESK_CHANNEL.id, 'De vrager schrijft: “Ook een carport?”');
    });
  });
});
