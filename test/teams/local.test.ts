import { describe, expect, it } from 'vitest';
import { fromThisMachine } from '../../adapters/teams/connect/local.ts';
import { Activity } from '../../adapters/teams/listen/activities.ts';
import { textOfHtml, typedText } from '../../adapters/teams/listen/text.ts';
import { occasionOf } from '../../adapters/teams/occasion.ts';
import { createActivities } from './activities.ts';

describe('without authentication', () => {
  const json = { host: '127.0.0.1:3978', 'content-type': 'application/json' };

  it.each([
    ['a program on this machine', json],
    ['by its name', { ...json, host: 'localhost:3978' }],
    ['over IPv6', { ...json, host: '[::1]:3978' }],
  ])('%s is heard', (_who, headers) => {
    expect(fromThisMachine(headers)).toEqual({ ok: true });
  });

  it.each([
    ['a page of a site', { ...json, origin: 'https://example.com' }],
    ['a form of a site', { ...json, 'content-type': 'text/plain' }],
    ['nothing at all', {}],
    ['a name that leads to this machine', { ...json, host: 'example.com:3978' }],
  ])('%s is not', (_who, headers) => {
    expect(fromThisMachine(headers)).toMatchObject({ ok: false });
  });
});

describe('where something is said', () => {
  const { message } = createActivities({ serviceUrl: 'https://smba.trafficmanager.net/emea/' });
  const isShared = (conversation: object): boolean | undefined =>
    occasionOf(Activity.parse(message({ conversation })))?.isShared;

  it('is between Balie and one person in a personal chat', () => {
    expect(isShared({ id: 'a:1abc', conversationType: 'personal' })).toBe(false);
    expect(isShared({ id: 'a:1abc', conversationType: null })).toBe(false);
  });

  it('is seen by others in a channel, a group chat, and a chat of two people that Balie is not in', () => {
    expect(isShared({ id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel' })).toBe(
      true,
    );
    expect(isShared({ id: '19:x@thread.v2', conversationType: 'groupChat' })).toBe(true);
    expect(isShared({ id: '19:a_b@unq.gbl.spaces', conversationType: 'personal' })).toBe(true);
    expect(isShared({ id: 'onbekend', conversationType: null })).toBe(true);
  });
});

describe('the words of a message', () => {
  it('are without what somebody else said and without names', () => {
    expect(
      textOfHtml(
        '<blockquote itemtype="http://schema.skype.com/Reply"><strong>Jan</strong><p>Mijn oude vraag<br>hier</p></blockquote><p>en bij <span itemtype="http://schema.skype.com/Mention">Piet</span> Cobbler &amp; co?</p><attachment id="1"></attachment>',
      ),
    ).toBe('en bij Cobbler & co?');
  });

  it('are without the bot, and with signs as people type them', () => {
    const entities = [{ type: 'mention', text: '<at>Balie</at>' }];
    expect(
      typedText({
        text: '<quoted messageId="1"/> <at>Balie</at>&nbsp;is 2 &lt; 3 &amp; 4?',
        entities,
      }),
    ).toBe('is 2 < 3 & 4?');
  });
});
