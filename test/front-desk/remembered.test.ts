import { describe, expect, it } from 'vitest';
import type { Bot } from '../../src/bot.ts';
import { oncePerReply, remembering } from '../../src/front-desk/remembered.ts';
import type { Message } from '../../src/message.ts';
import { type Reply, reply } from '../../src/reply.ts';

/** A bot that writes down what it is asked. */
function writingBot(): { asked: string[]; bot: Bot } {
  const asked: string[] = [];
  const bot: Bot = {
    handle: ({ text, receivedAt }) => {
      asked.push(text);
      return reply({ kind: 'answer', title: `${text} ${receivedAt.toISOString()}` });
    },
    browse: () => [],
  };
  return { asked, bot: remembering(bot) };
}

const message = (text: string, parts: Partial<Message> = {}): Message => ({
  text,
  receivedAt: new Date('2026-11-23T09:00:00.000Z'),
  conversation: { id: 'c' },
  sender: { id: 'u' },
  ...parts,
});

describe('an answer', () => {
  it('is made once for all who ask the same on a day', () => {
    const { asked, bot } = writingBot();
    const first = bot.handle(message('wat kost Futec'));
    const later = new Date('2026-11-23T22:59:00.000Z');
    const again = bot.handle(message('wat kost Futec', { receivedAt: later, sender: { id: 'x' } }));
    expect(again).toBe(first);
    expect(asked).toEqual(['wat kost Futec']);
  });

  it('is made anew on another calendar day in the Netherlands', () => {
    const { asked, bot } = writingBot();
    bot.handle(message('tot wanneer', { receivedAt: new Date('2026-11-23T22:59:59.999Z') }));
    bot.handle(message('tot wanneer', { receivedAt: new Date('2026-11-23T23:00:00.000Z') }));
    expect(asked).toHaveLength(2);
  });

  it('is another one after another question, and where something was left out of the text', () => {
    const { asked, bot } = writingBot();
    const next = (previousQuestion: string) => ({ conversation: { id: 'c', previousQuestion } });
    bot.handle(message('en bij RAM-IT?'));
    bot.handle(message('en bij RAM-IT?', next('wat kost Futec')));
    bot.handle(message('en bij RAM-IT?', next('wat kost Danthas')));
    bot.handle(message('en bij RAM-IT?', { withheld: ['bsn'] }));
    bot.handle(message('en bij RAM-IT?', next('wat kost Futec')));
    expect(asked).toHaveLength(4);
  });

  it('is forgotten when five hundred others were asked since', () => {
    const { asked, bot } = writingBot();
    bot.handle(message('eerst'));
    bot.handle(message('blijft'));
    for (let at = 0; at < 499; at += 1) {
      bot.handle(message(`vraag ${at}`));
      bot.handle(message('blijft'));
    }
    bot.handle(message('eerst'));
    expect(asked.filter((text) => text === 'eerst')).toHaveLength(2);
    expect(asked.filter((text) => text === 'blijft')).toHaveLength(1);
  });
});

describe('what is made of a reply', () => {
  it('is made once for that very reply', () => {
    const made: Reply[] = [];
    const topic = oncePerReply((question, of) => {
      made.push(of);
      return `${question}: ${of.title}`;
    });
    const one = reply({ kind: 'answer', title: 'Futec' });
    const twin = reply({ kind: 'answer', title: 'Futec' });
    expect([topic('q', one), topic('q', one), topic('q', twin)]).toEqual([
      'q: Futec',
      'q: Futec',
      'q: Futec',
    ]);
    expect(made).toEqual([one, twin]);
  });
});
