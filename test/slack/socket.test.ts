import { afterEach, describe, expect, it } from 'vitest';
import { socketReceiver } from '../../adapters/slack/connect/socket.ts';
import { clientOptions, quietLogger } from '../../adapters/slack/connect/web-api.ts';
import type { Log } from '../../src/front-desk/desk.ts';
import { StoreUnavailable } from '../../src/helpdesk/store.ts';
import { startFakeSlack } from './fake-slack.ts';
import { openRealSlack, type RealSlack, type Setting } from './real-slack.ts';

let balie: RealSlack | null = null;
afterEach(async () => {
  await balie?.close();
  balie = null;
});

/** Balie over a socket that it opened itself. */
async function open(setting: Setting = {}): Promise<RealSlack> {
  balie = await openRealSlack({ change: { connection: { appToken: 'xapp-test' } }, ...setting });
  return balie;
}

const mention = ({ payloads }: RealSlack) =>
  payloads.envelope(
    payloads.appMention({ channel: 'CPRAK', text: '<@UBALIE> wat kost de koppeling bij Futec' }),
  );

const answersIn = ({ slack }: RealSlack) =>
  slack.messagesIn('CPRAK').filter(({ bot_id: bot }) => bot !== null);

describe('over a socket', () => {
  it('Balie is there when it has started', async () => {
    const { slack, url } = await open();
    expect(slack.connections()).toBe(1);
    expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(404);
  });

  it('a slash command is acknowledged with its answer', async () => {
    const { slack, payloads } = await open();
    const command = payloads.slashCommand({ text: 'wat kost de koppeling bij Futec' });
    const answer = await slack.sendEnvelope('slash_commands', command);
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(answer)).toContain('€ 2,50');
  });

  it('an event is kept before it is acknowledged, and answered', async () => {
    let kept = 0;
    const real = await open({
      store: (store) => ({
        ...store,
        transaction: (work) =>
          store.transaction((unit) =>
            work({
              ...unit,
              inbox: {
                ...unit.inbox,
                accept: async (inbound) => {
                  kept += 1;
                  return unit.inbox.accept(inbound);
                },
              },
            }),
          ),
      }),
    });
    await real.slack.sendEnvelope('events_api', mention(real));
    expect(kept).toBe(1);
    await real.slack.waitFor(() => answersIn(real).length === 1, 'an answer');
    expect(answersIn(real)[0]?.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
  });

  it('an event that cannot be kept is not acknowledged, and is answered once when it comes again', async () => {
    let away = true;
    const real = await open({
      slack: { deadline: 1500 },
      store: (store) => ({
        ...store,
        transaction: (work) =>
          away
            ? Promise.reject(new StoreUnavailable('Weg.', { passing: false }))
            : store.transaction(work),
      }),
    });
    const envelope = mention(real);
    await expect(real.slack.sendEnvelope('events_api', envelope)).rejects.toThrow(
      'the acknowledgement of events_api',
    );
    away = false;
    await real.slack.sendEnvelope('events_api', envelope, {
      retryAttempt: 1,
      retryReason: 'timeout',
    });
    await real.slack.sendEnvelope('events_api', envelope, {
      retryAttempt: 2,
      retryReason: 'timeout',
    });
    await real.settle();
    expect(answersIn(real)).toHaveLength(1);
  });

  it('Balie comes back when Slack asks for another connection', async () => {
    const { slack, payloads } = await open();
    slack.disconnect('refresh_requested');
    await slack.waitFor(
      () => slack.callsTo('apps.connections.open').length === 2 && slack.connections() === 1,
      'another connection, and not the old one',
    );
    const command = payloads.slashCommand({ text: 'wat kost de koppeling bij Futec' });
    expect(JSON.stringify(await slack.sendEnvelope('slash_commands', command))).toContain('€ 2,50');
  });

  it('Balie outlives a refusal of the next connection, and tries again', async () => {
    const { slack, lines } = await open();
    slack.fault('apps.connections.open', 'invalid_auth');
    slack.fault('apps.connections.open', 500);
    slack.disconnect('warning');
    await slack.waitFor(
      () => slack.callsTo('apps.connections.open').length === 4 && slack.connections() === 1,
      'another connection',
    );
    expect(lines).toContain('{"event":"slack.socket","why":"invalid_auth","failures":2}');
  });

  it('Balie stops cleanly: nothing is open any more, and nothing opens again', async () => {
    const real = await open();
    await real.close();
    balie = null;
    expect(real.slack.connections()).toBe(0);
    expect(real.slack.callsTo('apps.connections.open')).toHaveLength(1);
  });
});

describe('the first connection', () => {
  const close: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const each of close.splice(0).reverse()) await each();
  });

  /** Somebody who wants to receive over a socket, with the lines of their log. */
  async function receiving(appToken: string) {
    const slack = await startFakeSlack();
    const lines: string[] = [];
    const log: Log = (event, fields) => lines.push(JSON.stringify({ event, ...fields }));
    const options = clientOptions(slack.apiUrl, quietLogger(log));
    const receiver = socketReceiver(appToken, options, log);
    close.push(slack.close, async () => receiver.stop());
    return { slack, receiver, lines };
  }

  it('is tried again where Slack is away at the start', async () => {
    const { slack, receiver, lines } = await receiving('xapp-test');
    slack.fault('apps.connections.open', 500);
    await receiver.start();
    await slack.waitFor(() => slack.connections() === 1, 'a connection');
    expect(lines).toContain('{"event":"slack.socket","why":"WebAPIHTTPError","failures":1}');
  });

  it('with a token that Slack refuses is one sentence, and is not tried again', async () => {
    const { slack, receiver } = await receiving('xapp-ander');
    await expect(receiver.start()).rejects.toThrow(
      'Slack weigert SLACK_APP_TOKEN (invalid_auth). Draai: balie doctor, om te zien wat er mis is.',
    );
    expect(slack.callsTo('apps.connections.open')).toHaveLength(1);
  });
});
