import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRealSlack, type RealSlack } from './real-slack.ts';

let balie: RealSlack;
beforeAll(async () => {
  balie = await openRealSlack();
});
afterAll(() => balie.close());

describe('a slash command', () => {
  it('answers a question at once, for who typed it alone', async () => {
    const { sender, payloads } = balie;
    const answer = await sender.command(
      payloads.slashCommand({ command: '/balie', text: 'wat kost de koppeling bij Futec' }),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ response_type: 'ephemeral' });
    expect(JSON.stringify(answer.body)).toContain('€ 2,50');
  });
});

describe('a mention', () => {
  it('is answered in its thread', async () => {
    const { sender, payloads, slack } = balie;
    const answer = await sender.event(
      payloads.appMention({ channel: 'CPRAK', text: '<@UBALIE> wat kost de koppeling bij Futec' }),
    );
    expect(answer.status).toBe(200);
    const posted = await slack.waitFor(
      () => slack.messagesIn('CPRAK').find(({ bot_id: bot }) => bot !== null),
      'an answer in the thread',
    );
    expect(posted.thread_ts).not.toBeNull();
    expect(posted.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost');
  });
});
