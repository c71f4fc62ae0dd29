import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Line } from '../../adapters/teams/line.ts';
import { openLine } from '../../adapters/teams/teams.ts';
import { showAtDesk, tell, tellDesk } from '../../src/front-desk/desk.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Region, Settings } from '../../src/helpdesk/region.ts';
import type { Platform, Store } from '../../src/helpdesk/store.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import { reply } from '../../src/reply.ts';
import { LIBSQL, open as openDatabase } from '../database/engines.ts';
import { smallAnswers } from '../front-desk/small-desk.ts';
import {
  ANNA,
  BEA,
  CHANNEL,
  DESK_CHANNEL,
  type FakeTeams,
  FOREIGN_TENANT,
  GROUP_CHAT,
  JOOST,
  MARIEKE,
  type Person,
  personalChat,
  type StoredMessage,
  startFakeTeams,
  TEAM,
  TENANT,
  threadOf,
} from './fake-teams.ts';
import { NOW, SETTINGS } from './real-teams.ts';

const answers = smallAnswers();
const CLAIMED = 'opgepakt door Anna';
const OPEN = 'open, nog van niemand';

/** Addresses of people and places, as the front desk keeps them. */
const to = (conversation: string): Address => ({ platform: 'teams', conversation });
const aloneWith = (person: Person): Address => to(`${TENANT}/~${personalChat(person)}`);
const THREAD = threadOf(CHANNEL.id, '1795420800000');

/** The region with its desk elsewhere, or with somebody else in it. */
const withDesk = (change: Partial<Region['desk']>): Settings => ({
  ...SETTINGS,
  regions: SETTINGS.regions.map((region) => ({ ...region, desk: { ...region.desk, ...change } })),
});

/** The cloud of a Teams of our own; nothing may go to any other host. */
const cloudAt = (serviceUrl: string, serviceHosts: readonly string[] = ['127.0.0.1']) => ({
  app: null,
  cloud: { openId: '', serviceHosts, serviceUrl, token: async () => '' },
});

/** A front desk whose outbox goes to a Teams of our own, when the test says so. Its clock stands still meanwhile. */
async function open(settings = SETTINGS) {
  let now = NOW;
  let broken = false;
  const clock = (): Date => now;
  const teams = await startFakeTeams({ now: clock });
  const database = await LIBSQL.create({ fast: true });
  const kept = await openDatabase(database);
  const lines: string[] = [];
  const around = {
    now: clock,
    log: (event: string, { why = '' }: Readonly<Record<string, string | number>>) => {
      lines.push(`${event}: ${why}`);
    },
  };
  const store: Store = {
    close: kept.close,
    transaction: (work) =>
      kept.transaction((unit) =>
        work(
          broken
            ? { ...unit, outbox: { ...unit.outbox, delivered: () => fail('nothing is noted') } }
            : unit,
        ),
      ),
  };
  const deskOver = async ({ courier }: Line, which: Settings) =>
    createFrontDesk({
      ...{ store, settings: which, answers: await answers, ...around },
      couriers: new Map<Platform, typeof courier>([['teams', courier]]),
    });
  const line = await openLine(cloudAt(teams.serviceUrl), store, around);
  let frontDesk = await deskOver(line, settings);
  onTestFinished(async () => {
    await teams.close();
    await store.close();
    await database.drop();
  });
  const [region = await fail('no region')] = settings.regions;
  return {
    teams,
    store,
    lines,
    line,
    /** Delivers all that is due so many seconds after the begin. */
    deliver: async (seconds = 0): Promise<void> => {
      now = new Date(NOW.getTime() + seconds * 1000);
      while ((await frontDesk.deliver()) > 0);
    },
    /** What is said is not noted: as if the process was killed in between. */
    killBeforeNoting: async (): Promise<void> => {
      broken = true;
      await frontDesk.deliver();
      broken = false;
    },
    /** Another process over the same store. */
    restart: async (cloud = cloudAt(teams.serviceUrl), which = settings): Promise<Line> => {
      const anew = await openLine(cloud, store, around);
      frontDesk = await deskOver(anew, which);
      return anew;
    },
    tell: (key: string, where: Address, about: { ticket?: string; person?: string } = {}) =>
      store.transaction((unit) => {
        const what = { reply: words(key), region: 'noord', ticket: null, ...about };
        return tell(unit, key, where, what, now.toISOString());
      }),
    tellDesk: (key: string, member?: string) =>
      store.transaction((unit) =>
        tellDesk(unit, key, region, words(key), now.toISOString(), member),
      ),
    /** A question at the helpdesk, with its card still to be shown. */
    opened: () =>
      frontDesk.receive({
        ...{ key: 'teams:vraag', at: NOW, region: 'noord', place: aloneWith(MARIEKE) },
        from: { id: `teams:${TENANT}/${MARIEKE.aadObjectId}`, name: MARIEKE.name },
        direct: true,
        what: { kind: 'handover', text: 'Mag de hond mee naar de praktijk?' },
      }),
    claimed: () =>
      frontDesk.receive({
        ...{ key: 'teams:claim', at: NOW, region: 'noord', place: aloneWith(ANNA) },
        from: { id: 'noord:anna', name: 'Anna' },
        direct: true,
        what: { kind: 'act', ticket: '1', role: 'desk', act: { kind: 'claim' } },
      }),
    showAgain: () =>
      store.transaction(async (unit) => {
        const ticket = await unit.tickets.get('1');
        if (ticket !== null) await showAtDesk(unit, ticket, region, now.toISOString());
      }),
    /** What is kept for the desk's terminal. */
    atTerminal: async (): Promise<string[]> => {
      const waiting = await store.transaction(({ messages }) =>
        messages.read('desk:noord', now.toISOString()),
      );
      return waiting.map(({ reply: { title } }) => title);
    },
    counts: () => store.transaction(({ outbox }) => outbox.counts()),
    said: (conversation: string) => standing(teams, conversation).map(({ summary }) => summary),
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

const words = (title: string) => reply({ kind: 'smalltalk', title });
const fail = (why: string): Promise<never> => Promise.reject(new Error(why));

/** What can still be read somewhere. */
const standing = (teams: FakeTeams, conversation: string): StoredMessage[] =>
  teams.messagesIn(conversation).filter(({ deleted }) => !deleted);

/** Everywhere that Balie says something, and what it does to say it. */
const PLACES = [
  { where: 'to a person', in: personalChat(MARIEKE), operation: 'sendToConversation' },
  { where: 'in a thread of a channel', in: THREAD, operation: 'sendToConversation' },
  { where: 'in a group chat', in: GROUP_CHAT, operation: 'sendToConversation' },
  { where: 'to the desk', in: DESK_CHANNEL.id, operation: 'createConversation' },
] as const;

describe.each(PLACES)('what is said $where', ({ in: conversation, operation }) => {
  const bring = ({ tell: say, tellDesk: sayAtDesk }: Opened, key: string): Promise<void> => {
    if (conversation === DESK_CHANNEL.id) return sayAtDesk(key);
    const isAlone = conversation.startsWith('a:');
    return say(key, to(`${TENANT}/${isAlone ? '~' : ''}${conversation}`));
  };

  it.each([
    [412, 'PreconditionFailed'],
    [500, 'ServiceError'],
    [502, 'BadGateway'],
    [503, 'ServiceUnavailable'],
    [504, 'GatewayTimeout'],
  ])('is said once when Teams fails first: %s %s', async (status, code) => {
    const balie = await open();
    balie.teams.failNext(operation, status, { code, times: 2 });
    await bring(balie, 'antwoord');
    for (const seconds of [0, 1.9, 2, 5.9]) await balie.deliver(seconds);
    expect(balie.said(conversation)).toEqual([]);
    for (const seconds of [6, 60]) await balie.deliver(seconds);
    expect(balie.said(conversation)).toEqual(['antwoord']);
    expect(balie.lines).toEqual(Array(2).fill(`delivery.retry: HTTP ${status} ${code}`));
    expect(await balie.counts()).toEqual({ waiting: 0, failed: 0 });
  });

  it('waits as long as Teams asks', async () => {
    const balie = await open();
    balie.teams.failNext(operation, 429, { code: 'Throttled', retryAfter: 7 });
    await bring(balie, 'antwoord');
    for (const seconds of [0, 2, 6.9]) await balie.deliver(seconds);
    expect(balie.said(conversation)).toEqual([]);
    await balie.deliver(7);
    expect(balie.said(conversation)).toEqual(['antwoord']);
  });

  it('is said when the line broke before', async () => {
    const balie = await open();
    balie.teams.loseCall(operation);
    await bring(balie, 'antwoord');
    for (const seconds of [0, 2, 60]) await balie.deliver(seconds);
    expect(balie.said(conversation)).toEqual(['antwoord']);
  });

  it('is said twice rather than never when the answer of Teams got lost', async () => {
    const balie = await open();
    balie.teams.loseAnswer(operation);
    await bring(balie, 'eerst');
    await balie.deliver();
    await bring(balie, 'daarna');
    for (const seconds of [2, 60]) await balie.deliver(seconds);
    expect(balie.said(conversation)).toEqual(['eerst', 'eerst', 'daarna']);
  });

  it('is said twice rather than never when the process was killed before it was noted', async () => {
    const balie = await open();
    await bring(balie, 'antwoord');
    await balie.killBeforeNoting();
    for (const seconds of [60, 3600]) await balie.deliver(seconds);
    expect(balie.said(conversation)).toEqual(['antwoord', 'antwoord']);
    expect(await balie.counts()).toEqual({ waiting: 0, failed: 0 });
  });
});

describe('a conversation that waits', () => {
  it('holds up no other one', async () => {
    const balie = await open();
    balie.teams.failNext('sendToConversation', 429, { retryAfter: 60 });
    await balie.tell('een', aloneWith(MARIEKE));
    await balie.deliver();
    await balie.tell('twee', aloneWith(MARIEKE));
    await balie.tell('anders', aloneWith(JOOST));
    await balie.deliver(59);
    expect([MARIEKE, JOOST].map((who) => balie.said(personalChat(who)))).toEqual([[], ['anders']]);
    await balie.deliver(60);
    expect(balie.said(personalChat(MARIEKE))).toEqual(['een', 'twee']);
  });

  it('holds up no other one while Teams is slow there', async () => {
    const balie = await open();
    const { teams } = balie;
    teams.delay(300, 'createConversation');
    await balie.tellDesk('traag');
    await balie.tell('vlug', aloneWith(JOOST));
    const delivering = balie.deliver();
    await teams.waitFor(() => balie.said(personalChat(JOOST)).length > 0, 'the quick one');
    expect(balie.said(DESK_CHANNEL.id)).toEqual([]);
    await delivering;
    expect(balie.said(DESK_CHANNEL.id)).toEqual(['traag']);
  });
});

describe('what cannot be said any more', () => {
  it.each([
    ['BotNotInConversationRoster', 403],
    ['MessageWritesBlocked', 403],
    ['ConversationBlockedByUser', 403],
    ['ConversationNotFound', 404],
    ['MessageSizeTooBig', 413],
    ['BadSyntax', 400],
  ])('is told to the desk at once: %s', async (code, status) => {
    const balie = await open();
    balie.teams.failNext('sendToConversation', status, { code });
    await balie.tell('antwoord', aloneWith(MARIEKE));
    await balie.deliver();
    expect(balie.lines).toEqual([`delivery.failed: HTTP ${status} ${code}`]);
    expect(balie.said(DESK_CHANNEL.id)).toEqual([
      expect.stringContaining('Een bericht kon niet worden bezorgd'),
    ]);
    expect(balie.said(personalChat(MARIEKE))).toEqual([]);
    expect(await balie.counts()).toEqual({ waiting: 0, failed: 1 });
  });

  it('is told to the desk when the asker blocked Balie, with its question', async () => {
    const balie = await open();
    await balie.opened();
    balie.teams.block(MARIEKE);
    await balie.tell('antwoord', aloneWith(MARIEKE), { ticket: '1' });
    await balie.deliver();
    const ticket = await balie.store.transaction(({ tickets }) => tickets.get('1'));
    expect(ticket?.events.at(-1)?.what).toEqual({ kind: 'undelivered', what: 'antwoord' });
    expect(balie.said(DESK_CHANNEL.id).at(-1)).toContain(
      'Een bericht over vraag 1 kon niet worden bezorgd',
    );
  });

  it.each([
    ['nobody knows', to(`${TENANT}/~a:1niemand`), 'HTTP 404 ConversationNotFound'],
    ['is none', to('ergens anders'), 'not a place in Teams'],
    ['is of nobody', to(`${TENANT}/@29:niemand`), 'HTTP 400 BadSyntax'],
  ])('is told to the desk: the place %s', async (_, where, why) => {
    const balie = await open();
    await balie.tell('antwoord', where);
    await balie.deliver();
    expect(balie.lines).toEqual([`delivery.failed: ${why}`]);
    expect(balie.said(DESK_CHANNEL.id)).toHaveLength(1);
  });

  it('at the desk is tried again as long as Balie can still be put in its team', async () => {
    const balie = await open();
    balie.teams.removeBot(TEAM.id);
    await balie.tellDesk('herinnering');
    for (const seconds of [0, 2, 6]) await balie.deliver(seconds);
    expect(balie.lines).toEqual(
      Array(3).fill('delivery.retry: HTTP 403 BotNotInConversationRoster'),
    );
    balie.teams.addBot(TEAM.id);
    await balie.deliver(14);
    expect(balie.said(DESK_CHANNEL.id)).toEqual(['herinnering']);
  });

  it('at the desk is tried again while its channel is not found', async () => {
    const balie = await open(withDesk({ channel: '19:weg@thread.tacv2' }));
    await balie.tellDesk('herinnering');
    await balie.deliver();
    expect(balie.lines).toEqual(['delivery.retry: HTTP 404 ConversationNotFound']);
  });

  it('is kept for the terminal of the desk when Teams does not take it there either', async () => {
    const balie = await open();
    balie.teams.failNext('createConversation', 400, { code: 'BadSyntax' });
    await balie.tellDesk('herinnering');
    await balie.deliver();
    expect(await balie.atTerminal()).toEqual(['herinnering']);
  });
});

describe('the card of a question', () => {
  /** In which state each card in a channel shows the question. */
  const cards = ({ teams }: Opened, channel: string = DESK_CHANNEL.id): string[] =>
    standing(teams, channel).map(
      ({ card }) =>
        [OPEN, CLAIMED].find((state) => JSON.stringify(card).includes(state)) ?? 'neither',
    );

  it('stands there once, and is brought up to date', async () => {
    const balie = await open();
    await balie.opened();
    await balie.deliver();
    expect(cards(balie)).toEqual([OPEN]);
    await balie.claimed();
    await balie.deliver();
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it('shows the last of what happened when it changes while it is being shown', async () => {
    const balie = await open();
    const { teams } = balie;
    await balie.opened();
    teams.delay(50, 'createConversation');
    const delivering = balie.deliver();
    const isAway = () => teams.callsTo('createConversation').length > 0;
    await teams.waitFor(isAway, 'the card on its way');
    await balie.claimed();
    await delivering;
    await balie.deliver(60);
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it.each(['ActivityNotFoundInConversation', 'MessageNotFound'])(
    'is said anew when somebody removed it: %s',
    async (code) => {
      const balie = await open();
      await balie.opened();
      await balie.deliver();
      balie.teams.failNext('updateActivity', 404, { code });
      await balie.claimed();
      await balie.deliver();
      expect(cards(balie)).toEqual([OPEN, CLAIMED]);
      await balie.showAgain();
      await balie.deliver();
      expect(cards(balie)).toEqual([OPEN, CLAIMED]);
      const [first, second] = balie.teams.callsTo('updateActivity').map(({ id }) => id);
      expect(second).not.toBe(first);
    },
  );

  it('is brought up to date later when Teams cannot now, and is not said twice', async () => {
    const balie = await open();
    await balie.opened();
    await balie.deliver();
    balie.teams.failNext('updateActivity', 502);
    await balie.claimed();
    await balie.deliver();
    expect(cards(balie)).toEqual([OPEN]);
    await balie.deliver(2);
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it('is said in the new channel when the desk has another one', async () => {
    const balie = await open();
    await balie.opened();
    await balie.deliver();
    await balie.restart(undefined, withDesk({ channel: CHANNEL.id }));
    await balie.claimed();
    await balie.deliver();
    expect([cards(balie), cards(balie, CHANNEL.id)]).toEqual([[OPEN], [CLAIMED]]);
  });

  it('is one message in a group chat, which has no threads', async () => {
    const balie = await open(withDesk({ channel: GROUP_CHAT }));
    await balie.opened();
    await balie.deliver();
    expect(cards(balie, GROUP_CHAT)).toEqual([OPEN]);
    await balie.claimed();
    await balie.deliver();
    expect(cards(balie, GROUP_CHAT)).toEqual([CLAIMED]);
    expect(balie.teams.callsTo('createConversation')).toEqual([]);
  });

  it('is kept for the terminal of the desk when the desk names a tenant of nobody', async () => {
    const { workspace: _, ...nowhere } = withDesk({}).regions[0]?.desk ?? (await fail('no desk'));
    const [region = await fail('no region')] = SETTINGS.regions;
    const balie = await open({ ...SETTINGS, regions: [{ ...region, desk: nowhere }] });
    await balie.opened();
    await balie.deliver();
    expect(balie.lines).toEqual(['delivery.failed: the desk names no tenant or no channel']);
    expect(await balie.atTerminal()).toEqual(['Een bericht over vraag 1 kon niet worden bezorgd']);
  });
});

describe('members that cannot be looked up', () => {
  const Refresh = z.object({ refresh: z.object({ userIds: z.array(z.string()).optional() }) });
  const refreshed = ({ teams }: Opened): readonly string[] | undefined =>
    Refresh.parse(standing(teams, DESK_CHANNEL.id)[0]?.card).refresh.userIds;

  it('are left out of who sees the card anew; the card comes all the same', async () => {
    const balie = await open();
    balie.teams.failNext('getConversationMember', 403, { code: 'BotNotInConversationRoster' });
    await balie.opened();
    await balie.deliver();
    expect(refreshed(balie)).toHaveLength(1);
    await balie.claimed();
    await balie.deliver();
    expect(refreshed(balie)).toEqual([ANNA.id, BEA.id]);
  });

  it('are asked for once when they are known, and once when they are not there', async () => {
    const members = [
      { name: 'Anna', teams: ANNA.aadObjectId },
      { name: 'Weg', teams: '00000000-0000-4000-8000-000000000000' },
    ];
    const balie = await open(withDesk({ members }));
    await balie.opened();
    await balie.deliver();
    await balie.claimed();
    await balie.deliver();
    expect(refreshed(balie)).toEqual([ANNA.id]);
    expect(balie.teams.callsTo('getConversationMember')).toHaveLength(2);
  });

  it('are not called; what is said to them is said all the same', async () => {
    const balie = await open();
    balie.teams.failNext('getConversationMember', 502);
    await balie.tellDesk('toegewezen', 'Bea');
    await balie.tellDesk('nog eens', 'Bea');
    await balie.deliver();
    expect(balie.said(DESK_CHANNEL.id)).toEqual(['toegewezen', 'nog eens']);
    const called = standing(balie.teams, DESK_CHANNEL.id).map(({ entities }) => entities.length);
    expect(called).toEqual([0, 1]);
  });

  it('of a channel, who asked in a thread, are not called; the answer comes all the same', async () => {
    const balie = await open();
    const person = `teams:${TENANT}/00000000-0000-4000-8000-000000000000`;
    await balie.tell('antwoord', to(`${TENANT}/${THREAD}`), { person });
    await balie.deliver();
    expect(standing(balie.teams, THREAD)).toMatchObject([{ summary: 'antwoord', entities: [] }]);
  });
});

describe('where the connector of a tenant is', () => {
  const elsewhere = async (): Promise<FakeTeams> => {
    const teams = await startFakeTeams({ now: () => NOW });
    onTestFinished(() => teams.close());
    return teams;
  };
  const CHAT = personalChat(MARIEKE);
  const at = (teams: FakeTeams): string[] => standing(teams, CHAT).map(({ summary }) => summary);

  it('is where the cloud has it by default, for a tenant that said nothing yet', async () => {
    const balie = await open();
    await balie.tell('antwoord', to(`${FOREIGN_TENANT}/~${CHAT}`));
    await balie.deliver();
    expect(at(balie.teams)).toEqual(['antwoord']);
  });

  it('moves: what is said goes there from then on, also after a restart', async () => {
    const [balie, moved] = [await open(), await elsewhere()];
    await balie.tell('een', aloneWith(MARIEKE));
    await balie.deliver();
    await balie.line.serviceUrls.remember(TENANT, moved.serviceUrl);
    await balie.tell('twee', aloneWith(MARIEKE));
    await balie.deliver();
    await balie.restart();
    await balie.tell('drie', aloneWith(MARIEKE));
    await balie.deliver();
    expect([at(balie.teams), at(moved)]).toEqual([['een'], ['twee', 'drie']]);
  });

  it('is of that tenant alone', async () => {
    const [balie, moved] = [await open(), await elsewhere()];
    await balie.line.serviceUrls.remember(FOREIGN_TENANT, moved.serviceUrl);
    await balie.tell('antwoord', aloneWith(MARIEKE));
    await balie.deliver();
    expect([at(balie.teams), at(moved)]).toEqual([['antwoord'], []]);
  });

  it('is not used any more when its host is not allowed any more', async () => {
    const [balie, moved] = [await open(), await elsewhere()];
    await balie.line.serviceUrls.remember(TENANT, moved.serviceUrl);
    const allowed = balie.teams.serviceUrl.replace('127.0.0.1', 'localhost');
    await balie.restart(cloudAt(allowed, ['localhost']));
    await balie.tell('antwoord', aloneWith(MARIEKE));
    await balie.deliver();
    expect([at(balie.teams), at(moved)]).toEqual([['antwoord'], []]);
  });
});
