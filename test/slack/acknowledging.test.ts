import { describe, expect, it, onTestFinished } from 'vitest';
import { type Store, StoreUnavailable } from '../../src/helpdesk/store.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';

const AWAY = 'De schijf van de database is vol. Er is niets verloren.';
const A_WHILE =
  'Dit duurt iets langer. Het antwoord komt hier zodra ik het heb. Ziet u over een minuut nog niets? Vraag het dan opnieuw.';
const QUESTION = 'wat kost de koppeling bij Futec';
const ANSWER = 'Wat de ZorgDomein-koppeling bij Futec kost';

type Trouble = 'hangs' | 'is away' | 'fails';

/** Balie over a store that has trouble when the test says so, until it is back. */
async function open(): Promise<RealSlack & { begin(trouble: Trouble): void; isBack(): void }> {
  let trouble: Trouble | null = null;
  const waiting: (() => void)[] = [];
  const turn = (now: Trouble | null): void => {
    trouble = now;
    for (const go of waiting.splice(0)) go();
  };
  const wrap = (store: Store): Store => ({
    close: store.close,
    transaction: async (work) => {
      while (trouble === 'hangs') await new Promise<void>((resolve) => waiting.push(resolve));
      if (trouble === 'is away') throw new StoreUnavailable(AWAY, { passing: false });
      if (trouble === 'fails') throw new Error('kapot');
      return store.transaction(work);
    },
  });
  const balie = await openRealSlack({ store: wrap });
  onTestFinished(() => {
    turn(null);
    return balie.close();
  });
  return { ...balie, begin: turn, isBack: () => turn(null) };
}

/** An answer that came in time for Slack, which waits for three seconds. */
async function inTime<Answer>(sending: Promise<Answer>): Promise<Answer> {
  const begin = performance.now();
  const answer = await sending;
  expect(performance.now() - begin).toBeLessThan(3000);
  return answer;
}

/** The texts that went to the response URL of a payload. */
const saidTo = ({ slack }: RealSlack, { response_url: own }: Readonly<Record<string, unknown>>) =>
  slack.responses
    .filter(({ url }) => url === own)
    .map(({ body }) => [body.response_type, body.text]);

describe('an event', () => {
  it.each<Trouble>(['hangs', 'is away', 'fails'])(
    'is not acknowledged while the store %s, and answered once when Slack sends it again',
    async (trouble) => {
      const balie = await open();
      const { sender, payloads, slack, settle } = balie;
      const event = payloads.appMention({ channel: 'CPRAK', text: `<@UBALIE> ${QUESTION}` });
      const envelope = payloads.envelope(event);
      balie.begin(trouble);
      expect(await inTime(sender.json(envelope))).toMatchObject({ status: 503, body: '' });
      expect(slack.messagesIn('CPRAK')).toEqual([]);
      balie.isBack();
      const retry = { num: 1, reason: 'http_error' };
      expect((await sender.json(envelope, { retry })).status).toBe(200);
      await slack.waitFor(() => slack.messagesIn('CPRAK').length > 0, 'the answer');
      await settle();
      expect(slack.messagesIn('CPRAK').map(({ text }) => text)).toEqual([
        expect.stringContaining(ANSWER),
      ]);
    },
  );

  it.each(['hang', 'reset', 'missing_scope', 500])(
    'in the conversation with Balie is acknowledged when its status goes wrong: %s',
    async (fault) => {
      const { sender, payloads, slack } = await open();
      slack.fault('assistant.threads.setStatus', fault);
      const event = payloads.directMessage({ text: QUESTION });
      expect((await inTime(sender.event(event))).status).toBe(200);
      const answer = await slack.waitFor(
        () => slack.messagesInThread('DU1', String(event.ts))[0],
        'the answer',
      );
      expect(answer.text).toContain(ANSWER);
    },
  );

  it('is acknowledged when Slack itself takes its time', async () => {
    const { sender, payloads, slack } = await open();
    slack.latency('*', 4000);
    const event = payloads.directMessage({ text: QUESTION });
    expect((await inTime(sender.event(event))).status).toBe(200);
    await slack.waitFor(() => slack.messagesInThread('DU1', String(event.ts))[0], 'the answer');
  });

  it('that cannot be read is sent again by Slack, and nothing of it is written down', async () => {
    const { sender, payloads, lines } = await open();
    const event = payloads.appMention({ text: 'mijn geheime vraag', channel: 7 });
    expect(await sender.event(event)).toMatchObject({ status: 503, body: '' });
    expect(
      lines.some((line) => line.startsWith('{"event":"slack.failed","kind":"app_mention"')),
    ).toBe(true);
    expect(lines.join()).not.toContain('geheime');
  });
});

describe('a command', () => {
  it('says that it takes a while when the store hangs, and is answered when it is back', async () => {
    const balie = await open();
    const { sender, payloads, slack } = balie;
    const command = payloads.slashCommand({ text: QUESTION });
    balie.begin('hangs');
    const answer = await inTime(sender.command(command));
    expect(answer).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text: A_WHILE },
    });
    expect(saidTo(balie, command)).toEqual([]);
    balie.isBack();
    await slack.waitFor(() => saidTo(balie, command).length > 0, 'the answer');
    expect(saidTo(balie, command)).toEqual([['ephemeral', expect.stringContaining(ANSWER)]]);
  });

  it('says why nothing can be kept', async () => {
    const balie = await open();
    const { sender, payloads } = balie;
    balie.begin('is away');
    expect(await inTime(sender.command(payloads.slashCommand({ text: QUESTION })))).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text: AWAY },
    });
  });

  it('says after a while why nothing can be kept', async () => {
    const balie = await open();
    const { sender, payloads, slack } = balie;
    const command = payloads.slashCommand({ text: QUESTION });
    balie.begin('hangs');
    expect((await sender.command(command)).body).toMatchObject({ text: A_WHILE });
    balie.begin('is away');
    await slack.waitFor(() => saidTo(balie, command).length > 0, 'the sentence');
    expect(saidTo(balie, command)).toEqual([['ephemeral', AWAY]]);
  });

  it('says that something went wrong when the listener fails', async () => {
    const balie = await open();
    const { sender, payloads } = balie;
    const sorry = { status: 200, body: 'Er ging iets mis; probeer het opnieuw.' };
    balie.begin('fails');
    expect(await sender.command(payloads.slashCommand({ text: QUESTION }))).toMatchObject(sorry);
    balie.isBack();
    const unreadable = payloads.slashCommand({ text: QUESTION, response_url: 'geen adres' });
    expect(await sender.command(unreadable)).toMatchObject(sorry);
    expect(balie.log).toContain('slack.failed');
  });

  it.each(['hang', 'reset', 'expired_trigger_id', 500])(
    'that opens a form is acknowledged when the window does not open: %s',
    async (fault) => {
      const { sender, payloads, slack } = await open();
      slack.fault('views.open', fault);
      const command = payloads.slashCommand({ command: '/koppelkosten', text: '' });
      expect(await inTime(sender.command(command))).toMatchObject({ status: 200, body: '' });
    },
  );

  it('whose answer comes later survives a response URL that is used up', async () => {
    const balie = await open();
    const { sender, payloads, slack } = balie;
    balie.begin('hangs');
    expect((await sender.command(payloads.slashCommand({ text: QUESTION }))).status).toBe(200);
    slack.expireResponseUrls();
    balie.isBack();
    const next = payloads.slashCommand({ text: QUESTION });
    expect(JSON.stringify((await sender.command(next)).body)).toContain(ANSWER);
  });
});

describe('a press', () => {
  const choice = (text: string) => ({ actions: [{ action_id: 'choice:0', value: text }] });

  it('is acknowledged when the store hangs, and its answer comes when it is back', async () => {
    const balie = await open();
    const { sender, payloads, slack } = balie;
    const press = payloads.pressInEphemeral(choice(QUESTION));
    balie.begin('hangs');
    expect(await inTime(sender.interaction(press))).toMatchObject({ status: 200, body: '' });
    await slack.waitFor(() => saidTo(balie, press).length > 0, 'that it takes a while');
    balie.isBack();
    await slack.waitFor(() => saidTo(balie, press).length > 1, 'the answer');
    expect(saidTo(balie, press)).toEqual([
      ['ephemeral', A_WHILE],
      ['ephemeral', expect.stringContaining(ANSWER)],
    ]);
  });

  it('says why nothing can be kept', async () => {
    const balie = await open();
    const { sender, payloads, slack } = balie;
    const press = payloads.pressInEphemeral(choice(QUESTION));
    balie.begin('is away');
    expect(await inTime(sender.interaction(press))).toMatchObject({ status: 200, body: '' });
    await slack.waitFor(() => saidTo(balie, press).length > 0, 'the sentence');
    expect(saidTo(balie, press)).toEqual([['ephemeral', AWAY]]);
  });

  it('is refused when the listener fails, so that Slack says so', async () => {
    const balie = await open();
    const { sender, payloads } = balie;
    balie.begin('fails');
    const press = payloads.pressInEphemeral(choice(QUESTION));
    expect(await inTime(sender.interaction(press))).toMatchObject({ status: 503, body: '' });
    balie.isBack();
    const unreadable = payloads.pressInEphemeral({ trigger_id: '' });
    expect(await sender.interaction(unreadable)).toMatchObject({ status: 503, body: '' });
  });

  it('is acknowledged when its answer cannot be shown in time', async () => {
    const { sender, payloads, slack } = await open();
    slack.latency('response_url', 4000);
    const press = payloads.pressInEphemeral(choice(QUESTION));
    expect(await inTime(sender.interaction(press))).toMatchObject({ status: 200, body: '' });
  });

  it('that opens a window is acknowledged when Slack does not answer', async () => {
    const { sender, payloads, slack } = await open();
    slack.fault('views.open', 'hang');
    const press = payloads.pressInHome({
      actions: [{ action_id: 'form:koppelkosten', value: 'x' }],
    });
    expect(await inTime(sender.interaction(press))).toMatchObject({ status: 200, body: '' });
  });
});

describe('a window', () => {
  /** Opens the window for a question to the helpdesk; gives it as it is sent in, filled in. */
  async function filledIn({ sender, payloads, slack }: RealSlack, text: string) {
    const shortcut = payloads.messageShortcut({
      callback_id: 'handover',
      message: { text: 'Mag de hond mee?' },
    });
    await sender.interaction(shortcut);
    const opened = await slack.waitFor(() => [...slack.views.values()].at(-1), 'the window');
    const { callback_id: callback, private_metadata: metadata = '' } = opened.view;
    return payloads.viewSubmission({
      view: {
        id: opened.id,
        callback_id: callback,
        private_metadata: metadata,
        state: { values: { text: { text: { type: 'plain_text_input', value: text } } } },
      },
    });
  }
  const TITLE = 'Uw vraag ligt bij Helpdesk Noord (vraag 1)';

  it('says that it takes a while when the store hangs, and shows what came of it', async () => {
    const balie = await open();
    const { sender, slack } = balie;
    const sent = await filledIn(balie, 'Mag de hond mee naar de praktijk?');
    balie.begin('hangs');
    const answer = await inTime(sender.interaction(sent));
    expect(answer).toMatchObject({ status: 200, body: { response_action: 'update' } });
    expect(JSON.stringify(answer.body)).toContain(A_WHILE);
    balie.isBack();
    const shown = () => JSON.stringify([...slack.views.values()]);
    await slack.waitFor(() => shown().includes(TITLE), 'what came of it');
    expect(slack.views.size).toBe(1);
  });

  it('says why nothing can be kept', async () => {
    const balie = await open();
    const sent = await filledIn(balie, 'Mag de hond mee naar de praktijk?');
    balie.begin('is away');
    const answer = await inTime(balie.sender.interaction(sent));
    // What was typed stays in it, to be sent in again.
    expect(answer).toMatchObject({
      status: 200,
      body: { response_action: 'errors', errors: { text: AWAY } },
    });
  });

  it('that was closed meanwhile has its question kept all the same', async () => {
    const balie = await open();
    const { sender, slack, store } = balie;
    const sent = await filledIn(balie, 'Mag de hond mee naar de praktijk?');
    balie.begin('hangs');
    await sender.interaction(sent);
    for (const id of slack.views.keys()) slack.closeView(id);
    balie.isBack();
    await slack.waitFor(() => slack.callsTo('views.update').length > 0, 'the try to show it');
    const opened = await store.transaction(({ tickets }) => tickets.list({ regions: ['noord'] }));
    expect(opened.map(({ question }) => question)).toEqual(['Mag de hond mee naar de praktijk?']);
  });
});
