import { describe, expect, it, onTestFinished } from 'vitest';
import { openLine } from '../../adapters/slack/slack.ts';
import { showAtDesk, tell, tellDesk } from '../../src/front-desk/desk.ts';
import { createFrontDesk } from '../../src/front-desk.ts';
import type { Region } from '../../src/helpdesk/region.ts';
import type { Platform, Store } from '../../src/helpdesk/store.ts';
import type { Address } from '../../src/helpdesk/ticket.ts';
import { reply } from '../../src/reply.ts';
import { LIBSQL, open as openDatabase } from '../database/engines.ts';
import { smallAnswers } from '../front-desk/small-desk.ts';
import { type FakeSlackOptions, startFakeSlack } from './fake-slack.ts';
import { NOW, SECRET, SETTINGS } from './real-slack.ts';

const answers = smallAnswers();
const [REGION] = SETTINGS.regions;

const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

/** A front desk whose outbox goes to a Slack of our own, when the test says so. Its clock stands still meanwhile. */
async function open(options: FakeSlackOptions = {}) {
  let now = NOW;
  let broken = false;
  const clock = (): Date => now;
  const slack = await startFakeSlack({ now: clock, ...options });
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
  const settings = {
    connection: { signingSecret: SECRET },
    access: { botToken: 'xoxb-test' },
    apiUrl: slack.apiUrl,
  };
  const { courier } = openLine(settings, store, around);
  const couriers = new Map<Platform, typeof courier>([['slack', courier]]);
  const frontDesk = createFrontDesk({
    ...{ store, settings: SETTINGS, answers: await answers, couriers },
    ...around,
  });
  onTestFinished(async () => {
    await slack.close();
    await store.close();
    await database.drop();
  });
  const inRegion = (work: (region: Region) => Promise<void>): Promise<void> =>
    REGION === undefined ? fail('no region') : work(REGION);
  return {
    slack,
    store,
    lines,
    frontDesk,
    /** Delivers all that is due so many seconds after the begin. */
    deliver: async (seconds = 0): Promise<void> => {
      now = after(seconds);
      while ((await frontDesk.deliver()) > 0);
    },
    /** What is said is not noted: as if the process was killed in between. */
    killBeforeNoting: async (): Promise<void> => {
      broken = true;
      await frontDesk.deliver();
      broken = false;
    },
    tell: (key: string, conversation: string, ticket: string | null = null) => {
      const to: Address = { platform: 'slack', conversation };
      const what = { reply: words(key), region: 'noord', ticket };
      return store.transaction((unit) => tell(unit, key, to, what, now.toISOString()));
    },
    tellDesk: (key: string) =>
      inRegion((region) =>
        store.transaction((unit) => tellDesk(unit, key, region, words(key), now.toISOString())),
      ),
    showAtDesk: (id: string) =>
      inRegion((region) =>
        store.transaction(async (unit) => {
          const ticket = await unit.tickets.get(id);
          if (ticket !== null) await showAtDesk(unit, ticket, region, now.toISOString());
        }),
      ),
    /** What is kept for the desk's terminal. */
    atTerminal: async (): Promise<string[]> => {
      const kept = await store.transaction(({ messages }) =>
        messages.read('desk:noord', now.toISOString()),
      );
      return kept.map(({ reply: { title } }) => title);
    },
    counts: () => store.transaction(({ outbox }) => outbox.counts()),
    said: (channel: string) => slack.messagesIn(channel).map(({ text }) => text),
  };
}

const words = (title: string) => reply({ kind: 'smalltalk', title });

const fail = (why: string): Promise<never> => Promise.reject(new Error(why));

type Opened = Awaited<ReturnType<typeof open>>;

describe('a limit of Slack', () => {
  it('is waited for as long as Slack asks, while other conversations go on', async () => {
    const balie = await open();
    balie.slack.fault('chat.postMessage', { ratelimited: 7 });
    await balie.tell('een', 'T1/@U1');
    await balie.deliver();
    await balie.tell('twee', 'T1/@U1');
    await balie.tell('anders', 'T1/@U2');
    await balie.deliver(6.9);
    expect([balie.said('DU1'), balie.said('DU2')]).toEqual([[], ['anders']]);
    await balie.deliver(7);
    expect(balie.said('DU1')).toEqual(['een', 'twee']);
    expect(balie.lines).toEqual(['delivery.retry: ratelimited']);
  });

  it('holds for looking whether it was said too', async () => {
    const balie = await open();
    balie.slack.fault('chat.postMessage', 'done-then-reset');
    balie.slack.fault('conversations.history', { ratelimited: 60 });
    await balie.tellDesk('reminder');
    for (const seconds of [0, 2, 61.9, 62]) await balie.deliver(seconds);
    expect(balie.said('CDESK')).toEqual(['reminder']);
    expect(balie.slack.callsTo('conversations.history').map(({ outcome }) => outcome)).toEqual([
      'ratelimited',
      'ok',
    ]);
    expect(balie.slack.callsTo('chat.postMessage')).toHaveLength(1);
  });
});

/** Everywhere that Balie says something, and the channel in which one finds it. */
const PLACES = [
  { where: 'in a thread of a channel', channel: 'CPRAK', inThread: true },
  { where: 'in a thread with Balie', channel: 'DU1', inThread: true },
  { where: 'to a person', channel: 'DU1', inThread: false },
  { where: 'to the desk', channel: 'CDESK', inThread: false },
];

describe.each(PLACES)('what is said $where', ({ channel, inThread }) => {
  async function openThere(options?: FakeSlackOptions) {
    const balie = await open(options);
    const { slack } = balie;
    const thread = inThread ? slack.say({ channel, text: 'vraag' }).ts : null;
    const conversation = thread === null ? 'T1/@U1' : `T1/${channel}/${thread}`;
    return {
      ...balie,
      bring: (key: string) =>
        channel === 'CDESK' ? balie.tellDesk(key) : balie.tell(key, conversation),
      said: () =>
        slack
          .messagesIn(channel)
          .flatMap(({ bot_id: bot, thread_ts: at, text }) =>
            bot !== null && at === thread ? [text] : [],
          ),
      /** Somebody else says something in the same place. */
      chat: (text: string) =>
        slack.say({ channel, text, ...(thread === null ? {} : { thread_ts: thread }) }),
    };
  }

  it.each([500, 503, 'reset', 'internal_error', 'fatal_error', 'service_unavailable'])(
    'is said once when Slack fails first: %s',
    async (fault) => {
      const balie = await openThere();
      balie.slack.fault('chat.postMessage', fault, 2);
      await balie.bring('antwoord');
      for (const seconds of [0, 1.9]) await balie.deliver(seconds);
      expect(balie.said()).toEqual([]);
      for (const seconds of [2, 6, 60]) await balie.deliver(seconds);
      expect(balie.said()).toEqual(['antwoord']);
      expect(await balie.counts()).toEqual({ waiting: 0, failed: 0 });
    },
  );

  it('is said once when the answer of Slack got lost', async () => {
    const balie = await openThere();
    balie.slack.fault('chat.postMessage', 'done-then-reset');
    await balie.bring('eerst');
    await balie.deliver();
    await balie.bring('daarna');
    await balie.deliver(1);
    expect(balie.said()).toEqual(['eerst']);
    await balie.deliver(2);
    expect(balie.said()).toEqual(['eerst', 'daarna']);
  });

  it('is said once when the process was killed before it was noted', async () => {
    const balie = await openThere();
    await balie.bring('antwoord');
    await balie.killBeforeNoting();
    expect(balie.said()).toEqual(['antwoord']);
    await balie.deliver(3600);
    expect(balie.said()).toEqual(['antwoord']);
    expect(await balie.counts()).toEqual({ waiting: 0, failed: 0 });
  });

  it('is found again behind what others said meanwhile', async () => {
    const balie = await openThere();
    balie.slack.fault('chat.postMessage', 'done-then-reset');
    await balie.bring('antwoord');
    await balie.deliver();
    for (let number = 0; number < 250; number += 1) balie.chat(`praat ${number}`);
    await balie.deliver(2);
    expect(balie.said()).toEqual(['antwoord']);
  });

  it('is said all the same when Balie may not look', async () => {
    const scopes = ['chat:write', 'im:write'];
    const balie = await openThere({ workspaces: [{ scopes }] });
    balie.slack.fault('chat.postMessage', 503);
    await balie.bring('antwoord');
    for (const seconds of [0, 2]) await balie.deliver(seconds);
    expect(balie.said()).toEqual(['antwoord']);
  });
});

describe('what cannot be said any more', () => {
  const ARCHIVED = { id: 'COLD', archived: true };
  const DESK = { id: 'CDESK' };

  it.each([
    ['channel_not_found', 'T1/CNONE/1795420800.000001'],
    ['is_archived', 'T1/COLD/1795420800.000001'],
    ['channel_not_found', 'T1/@U77'],
    ['not a place in Slack', 'ergens anders'],
  ])('is told to the desk at once: %s', async (why, conversation) => {
    const balie = await open({ workspaces: [{ channels: [DESK, ARCHIVED] }] });
    await balie.tell('antwoord', conversation);
    await balie.deliver();
    expect(balie.lines).toEqual([`delivery.failed: ${why}`]);
    expect(balie.said('CDESK')).toEqual([
      expect.stringContaining('Een bericht kon niet worden bezorgd'),
    ]);
    expect(await balie.counts()).toEqual({ waiting: 0, failed: 1 });
  });

  it.each(['user_not_found', 'user_disabled', 'invalid_blocks', 'msg_blocks_too_long'])(
    'is told to the desk at once when Slack says so: %s',
    async (why) => {
      const balie = await open();
      balie.slack.fault('chat.postMessage', why);
      await balie.tell('antwoord', 'T1/@U1');
      await balie.deliver();
      expect(balie.lines).toEqual([`delivery.failed: ${why}`]);
      expect(balie.said('CDESK')).toHaveLength(1);
    },
  );

  it('is told to the desk at once: the thread is gone', async () => {
    const balie = await open();
    const { ts } = balie.slack.say({ channel: 'CPRAK', text: 'vraag' });
    balie.slack.removeMessage('CPRAK', ts);
    balie.slack.fault('chat.postMessage', 503);
    await balie.tell('antwoord', `T1/CPRAK/${ts}`);
    for (const seconds of [0, 2]) await balie.deliver(seconds);
    expect(balie.lines).toEqual(['delivery.retry: HTTP 503', 'delivery.failed: thread_not_found']);
    expect(balie.said('CDESK')).toHaveLength(1);
  });

  it.each(['token_revoked', 'account_inactive'] as const)(
    'is kept for the terminal of the desk when nothing can be said at all: %s',
    async (why) => {
      const balie = await open();
      balie.slack.revoke('xoxb-test', why);
      await balie.tell('antwoord', 'T1/@U1');
      await balie.deliver();
      expect(balie.lines).toEqual([`delivery.failed: ${why}`, `delivery.failed: ${why}`]);
      expect(await balie.atTerminal()).toEqual(['Een bericht kon niet worden bezorgd']);
    },
  );

  it('is noted with its question', async () => {
    const balie = await open();
    await opened(balie);
    await balie.tell('antwoord', 'T1/@U77', '1');
    await balie.deliver();
    const ticket = await balie.store.transaction(({ tickets }) => tickets.get('1'));
    expect(ticket?.events.at(-1)?.what).toEqual({ kind: 'undelivered', what: 'antwoord' });
    expect(balie.said('CDESK').at(-1)).toContain(
      'Een bericht over vraag 1 kon niet worden bezorgd',
    );
  });

  it('at the desk is tried again as long as Balie can still be invited there', async () => {
    const channels = [{ id: 'CDESK', bot: false }];
    const balie = await open({ workspaces: [{ channels }] });
    await balie.tellDesk('reminder');
    for (const seconds of [0, 2, 6]) await balie.deliver(seconds);
    expect(balie.lines).toEqual(Array(3).fill('delivery.retry: not_in_channel'));
    expect(await balie.counts()).toEqual({ waiting: 1, failed: 0 });
  });
});

/** A question at the helpdesk, with its card at the desk still to be shown. */
async function opened({ frontDesk }: Opened): Promise<void> {
  await frontDesk.receive({
    key: 'slack:vraag',
    at: NOW,
    region: 'noord',
    from: { id: 'slack:T1/U1', name: 'De Linde' },
    place: { platform: 'slack', conversation: 'T1/@U1' },
    direct: true,
    what: { kind: 'handover', text: 'Mag de hond mee naar de praktijk?' },
  });
}

/** Anna does something with the question. */
async function act({ frontDesk }: Opened, key: string, what: 'claim' | 'close'): Promise<void> {
  await frontDesk.receive({
    key,
    at: NOW,
    region: 'noord',
    from: { id: 'slack:T1/U8', name: 'Anna' },
    place: { platform: 'slack', conversation: 'T1/@U8' },
    direct: true,
    what: {
      kind: 'act',
      ticket: '1',
      role: 'desk',
      act: what === 'claim' ? { kind: 'claim' } : { kind: 'close', text: 'Al geregeld.' },
    },
  });
}

describe('the card of a question', () => {
  /** The cards at the desk: in which state each shows the question. */
  const cards = ({ slack }: Opened): string[] =>
    slack
      .messagesIn('CDESK')
      .map(
        ({ blocks }) =>
          /Stand\*\\n(?<state>[^"]*)/u.exec(JSON.stringify(blocks))?.groups?.state ?? '',
      );
  const OPEN = 'open, nog van niemand';
  const CLAIMED = 'opgepakt door Anna';

  it('stands there once, and is brought up to date', async () => {
    const balie = await open();
    await opened(balie);
    await balie.deliver();
    expect(cards(balie)).toEqual([OPEN]);
    await act(balie, 'slack:claim', 'claim');
    await balie.deliver();
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it('stands there once when the answer of Slack got lost', async () => {
    const balie = await open();
    balie.slack.fault('chat.postMessage', 'done-then-reset');
    await opened(balie);
    await balie.deliver();
    await balie.deliver(2);
    expect(cards(balie)).toEqual([OPEN]);
    expect(balie.slack.callsTo('chat.postMessage')).toHaveLength(1);
  });

  it('stands there once when it changed before it was known where it stands', async () => {
    const balie = await open();
    await opened(balie);
    await balie.killBeforeNoting();
    await act(balie, 'slack:claim', 'claim');
    await balie.deliver(3600);
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it('shows the last of what happened when it changes while it is being shown', async () => {
    const balie = await open();
    await opened(balie);
    balie.slack.latency('chat.postMessage', 50);
    const delivering = balie.deliver();
    await balie.slack.waitFor(
      () => balie.slack.callsTo('chat.postMessage').length > 0,
      'the card on its way',
    );
    await act(balie, 'slack:claim', 'claim');
    await delivering;
    await balie.deliver(60);
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it('is said anew when somebody removed it', async () => {
    const balie = await open();
    await opened(balie);
    await balie.deliver();
    const [card] = balie.slack.messagesIn('CDESK');
    balie.slack.removeMessage('CDESK', card?.ts ?? '');
    await act(balie, 'slack:claim', 'claim');
    await balie.deliver();
    expect(cards(balie)).toEqual([CLAIMED]);
  });

  it.each(['cant_update_message', 'edit_window_closed'])(
    'is said anew when Slack does not let Balie change it: %s',
    async (why) => {
      const balie = await open();
      await opened(balie);
      await balie.deliver();
      balie.slack.fault('chat.update', why);
      await act(balie, 'slack:claim', 'claim');
      await balie.deliver();
      expect(cards(balie)).toEqual([OPEN, CLAIMED]);
      await act(balie, 'slack:close', 'close');
      await balie.deliver();
      expect(cards(balie)).toEqual([OPEN, 'gesloten']);
    },
  );

  it('is kept for the terminal of the desk when Slack does not take its token any more', async () => {
    const balie = await open();
    balie.slack.revoke('xoxb-test');
    await opened(balie);
    await balie.deliver();
    expect(await balie.atTerminal()).toEqual(['Een bericht over vraag 1 kon niet worden bezorgd']);
  });
});

describe('what is shared in a channel', () => {
  async function share(balie: Opened): Promise<string> {
    const url = balie.slack.newResponseUrl({ channel: 'CELSE', user: 'U1' });
    await balie.tell('share:slack:1', `T1/${url}`);
    return url;
  }
  const shared = ({ slack }: Opened): string[] =>
    slack.responses.map(({ body }) => body.text ?? '');

  it.each([500, 503, 'reset'])('is shared once when Slack fails first: %s', async (fault) => {
    const balie = await open();
    balie.slack.fault('response_url', fault);
    await share(balie);
    for (const seconds of [0, 1.9]) await balie.deliver(seconds);
    expect(shared(balie)).toEqual([]);
    await balie.deliver(2);
    expect(shared(balie)).toEqual(['share:slack:1']);
  });

  it('waits as long as Slack asks', async () => {
    const balie = await open();
    balie.slack.fault('response_url', { ratelimited: 30 });
    await share(balie);
    for (const seconds of [0, 2, 29.9]) await balie.deliver(seconds);
    expect(shared(balie)).toEqual([]);
    await balie.deliver(30);
    expect(shared(balie)).toEqual(['share:slack:1']);
  });

  it('does not trouble the desk when it cannot be shared any more', async () => {
    const balie = await open();
    await share(balie);
    balie.slack.expireResponseUrls();
    for (const seconds of [0, 2, 3600]) await balie.deliver(seconds);
    expect(balie.lines).toEqual(['delivery.failed: HTTP 404']);
    expect(balie.said('CDESK')).toEqual([]);
    expect(await balie.counts()).toEqual({ waiting: 0, failed: 1 });
  });
});
