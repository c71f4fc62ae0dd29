import { describe, expect, it } from 'vitest';
import { labelled, plainText } from '../../adapters/slack/render/escape.ts';
import { Message } from '../../adapters/slack/render/limits.ts';
import { renderMessage } from '../../adapters/slack/render/message.ts';
import { reply } from '../../src/reply.ts';

const HOSTILE = '<!channel> & *x* <@U1> <https://evil.example|hier> `a` ~b~ _c_ :tada:';

describe('text of a person or a document', () => {
  it('calls nobody and links nowhere: its signs are escaped', () => {
    expect(plainText('<!channel> & <@U1> <https://a.nl|b>')).toEqual({
      type: 'plain_text',
      text: '&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://a.nl|b&gt;',
      emoji: false,
    });
  });

  it('keeps an escape that somebody typed as they typed it', () => {
    expect(plainText('&lt;b&gt;').text).toBe('&amp;lt;b&amp;gt;');
  });

  it('formats nothing, and its codes are no emoji', () => {
    expect(plainText('2 * 3 * 4 en _dit_ :tada:')).toEqual({
      type: 'plain_text',
      text: '2 * 3 * 4 en _dit_ :tada:',
      emoji: false,
    });
  });
});

describe('a label above its value', () => {
  it('is bold', () => {
    expect(labelled('Per maand', '€ 2,50 & btw')).toEqual({
      type: 'mrkdwn',
      text: '*Per maand*\n€ 2,50 &amp; btw',
      verbatim: true,
    });
  });

  it.each(['*x*', '_x_', '~x~', '`x`', '> x', ':tada:'])('is plain beside %s', (value) => {
    expect(labelled('Per maand', value).type).toBe('plain_text');
    expect(labelled(value, 'Per maand').type).toBe('plain_text');
  });

  it('needs no label, and no value', () => {
    expect(labelled('', 'x').text).toBe('x');
    expect(labelled('x', '').text).toBe('*x*');
    expect(labelled(' ', '\u200b').text).toBe('');
  });
});

describe('a hostile text in every part of a reply', () => {
  const parts = reply({
    kind: 'answer',
    title: HOSTILE,
    text: HOSTILE,
    facts: [{ label: HOSTILE, value: HOSTILE }],
    steps: [HOSTILE],
    warnings: [HOSTILE],
    choices: [{ label: HOSTILE, message: 'x' }],
    sources: [
      { document: 'd', title: HOSTILE, publisher: HOSTILE, section: HOSTILE, age: HOSTILE },
    ],
  });

  it('leaves no markup in the message', () => {
    const message = renderMessage(parts);
    expect(Message.safeParse(message).success).toBe(true);
    expect(JSON.stringify(message)).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|"mrkdwn"/u);
  });
});
