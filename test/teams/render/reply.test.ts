import { describe, expect, it } from 'vitest';
import { renderReply, summaryOf } from '../../../adapters/teams/render/reply.ts';
import { renderResult } from '../../../adapters/teams/render/results.ts';
import { renderWhole } from '../../../adapters/teams/render/whole.ts';
import { type Reply, reply } from '../../../src/reply.ts';
import { ask } from '../../balie.ts';
import { actionsOf, elementsIn, sentBy, shown } from '../seen.ts';
import { refused } from './refused.ts';

const answer = (parts: Partial<Reply> = {}): Reply =>
  reply({ kind: 'answer', title: 'De koppeling kost € 10 per maand', ...parts });
const fromDesk = answer({
  kind: 'handover',
  choices: [
    { label: 'Opgelost', message: '/opgelost 12' },
    { label: 'Nog een vraag', message: '/nog-een-vraag 12' },
  ],
});

describe('a reply as a card', () => {
  it('has every part in its order', () => {
    const card = renderReply(
      answer({
        text: 'Eerste alinea.\n\n• een\n• twee',
        facts: [{ label: 'Per maand', value: '€ 10' }],
        steps: ['5 × € 2 = € 10'],
        warnings: ['Beloof geen bedrag.'],
        sources: [
          { document: 'd', title: 'Gids', publisher: 'VvAA', section: 'deel 1', age: 'van 2025' },
        ],
        choices: [{ label: 'Per jaar', message: 'per jaar' }],
        feedback: '7',
      }),
      'ref-1',
    );
    expect(shown(card)).toBe(
      'De koppeling kost € 10 per maand Eerste alinea. • een • twee Per maand: € 10 Let op: Beloof geen bedrag. ' +
        '[Hoe is dit berekend?] 1. 5 × € 2 = € 10 [Per jaar] Bron: Gids (VvAA), deel 1; van 2025. ' +
        'Was dit nuttig? [Ja] [Nee] [Vraag de helpdesk]',
    );
    expect(refused(card)).toEqual([]);
  });

  it('says in every button what is to be done, and with which reply', () => {
    const card = renderReply(
      answer({ feedback: '7', choices: [{ label: 'Per jaar', message: 'per jaar' }] }),
      'ref-1',
    );
    expect(sentBy(card)).toEqual({
      'Per jaar': { verb: 'choice', ref: 'ref-1', text: 'per jaar' },
      Ja: { verb: 'feedback', ref: 'ref-1', text: '/nuttig 7' },
      Nee: { verb: 'feedback', ref: 'ref-1', text: '/niet-nuttig 7' },
      'Vraag de helpdesk': { verb: 'helpdesk', ref: 'ref-1' },
    });
  });

  it('folds the derivation under its button', () => {
    const card = renderReply(answer({ steps: ['een'] }), 'ref-1');
    expect(elementsIn(card)).toContainEqual(
      expect.objectContaining({ type: 'Container', id: 'steps', isVisible: false }),
    );
    expect(sentBy(card)).toHaveProperty(['Hoe is dit berekend?'], ['steps']);
  });

  it('has its headline as one for screen readers, and the warnings set apart', () => {
    const card = renderReply(answer({ warnings: ['Pas op.'] }), 'ref-1');
    expect(card.body[0]).toMatchObject({ type: 'TextBlock', style: 'heading', wrap: true });
    expect(elementsIn(card)).toContainEqual(expect.objectContaining({ style: 'warning' }));
  });

  it('opens a form where a choice asks for one', () => {
    const choices = [
      { label: 'Reken', message: '/koppelkosten' },
      { label: 'Futec', message: '/koppelkosten futec' },
      { label: 'Nog een vraag', message: '/nog-een-vraag 12' },
    ];
    expect(sentBy(renderReply(answer({ choices }), 'ref-1'))).toMatchObject({
      Reken: { msteams: { type: 'task/fetch' }, form: 'form:koppelkosten' },
      Futec: { verb: 'choice', text: '/koppelkosten futec' },
      'Nog een vraag': { msteams: { type: 'task/fetch' }, form: 'say:more', ticket: '12' },
    });
  });

  it('has the form of every calculation under what Balie says of itself', () => {
    expect(sentBy(renderReply(ask('help'), 'ref-1'))).toMatchObject({
      Koppelkosten: { msteams: { type: 'task/fetch' }, form: 'form:koppelkosten' },
      Wijzigingsdata: { form: 'form:wijzigingsdata' },
    });
  });

  it('leaves out a choice that brings a file, and names the file', () => {
    const text = shown(
      renderReply(
        answer({
          choices: [{ label: 'In agenda', message: 'agenda', brings: 'file' }],
          files: [{ name: 'datum.ics', type: 'text/calendar', content: '' }],
        }),
        'ref-1',
      ),
    );
    expect(text).not.toContain('In agenda');
    expect(text).toContain(
      'In Teams kan ik geen bestand meesturen (datum.ics). Zet de datum hierboven zelf in uw agenda.',
    );
  });

  it('is made anew for who asked, and for everybody where nobody is named', () => {
    const action = {
      type: 'Action.Execute',
      title: 'Vernieuw',
      verb: 'view',
      data: { ref: 'ref-1' },
    };
    expect(renderReply(answer(), 'ref-1', { refresh: { userIds: ['29:1'] } }).refresh).toEqual({
      action,
      userIds: ['29:1'],
    });
    expect(renderReply(answer(), 'ref-1', { refresh: { userIds: [] } }).refresh).toEqual({
      action,
    });
    expect(renderReply(answer(), 'ref-1')).not.toHaveProperty('refresh');
  });

  it('keeps from others what only the asker can do', () => {
    const others = { viewer: 'anybody' } as const;
    expect(shown(renderReply(fromDesk, 'ref-1'))).toContain('[Opgelost] [Nog een vraag]');
    expect(actionsOf(renderReply(fromDesk, 'ref-1', others))).toEqual([]);
    const text = shown(renderReply(answer({ feedback: '7' }), 'ref-1', others));
    expect(text).toBe('De koppeling kost € 10 per maand [Vraag de helpdesk]');
  });

  it('says what was chosen instead of the choices', () => {
    const text = shown(renderReply(fromDesk, 'ref-1', { chosen: 'Opgelost' }));
    expect(text).toBe('De koppeling kost € 10 per maand Gekozen: Opgelost');
  });

  it('thanks who said whether it helped', () => {
    const text = shown(renderReply(answer({ feedback: '7' }), 'ref-1', { rated: true }));
    expect(text).toContain('Bedankt voor uw reactie. [Vraag de helpdesk]');
    expect(text).not.toContain('nuttig');
  });

  it('calls nothing of Balie in somebody’s own message', () => {
    const whole = answer({ steps: ['een'], feedback: '7', choices: fromDesk.choices });
    const { card, preview } = renderResult({ ...whole, text: 'Ja & <b>nee</b>. Meer.' });
    expect(actionsOf(card).map(({ title }) => title)).toEqual(['Hoe is dit berekend?']);
    expect(card).not.toHaveProperty('refresh');
    expect(preview).toEqual({
      title: 'De koppeling kost € 10 per maand',
      text: 'Ja &amp; &lt;b&gt;nee&lt;/b&gt;.',
    });
  });
});

describe('a reply that is too long for a card', () => {
  const long = answer({
    text: 'Dit is een zin van een lang document. '.repeat(900),
    facts: Array.from({ length: 90 }, (_, at) => ({ label: `Gegeven ${at}`, value: 'waarde' })),
    warnings: Array.from({ length: 80 }, (_, at) => `Waarschuwing ${at}.`),
  });
  const text = shown(renderReply(long, 'ref-1'));

  it('ends with a sentence, shows whole facts, and counts what is left', () => {
    const facts = text.match(/Gegeven \d+: waarde/gu)?.length ?? 0;
    const warnings = text.match(/Let op: Waarschuwing \d+\./gu)?.length ?? 0;
    expect(facts).toBeGreaterThan(10);
    expect(text).toContain('document. … Gegeven 0: waarde');
    expect(text).toContain(
      `Dit is niet alles. Kies “Lees verder” voor de rest van de tekst, ${90 - facts} gegevens en ${80 - warnings} waarschuwingen.`,
    );
  });

  it('has the rest behind "Lees verder"', () => {
    expect(sentBy(renderReply(long, 'ref-1'))).toHaveProperty(['Lees verder'], {
      msteams: { type: 'task/fetch' },
      form: 'whole',
      ref: 'ref-1',
    });
  });

  it('fits with every part full at once', () => {
    const words = 'Dit is een zin van een lang document. '.repeat(20);
    const many = <Item>(item: Item): Item[] => Array.from({ length: 60 }, () => item);
    const full = reply({
      kind: 'help',
      title: 'De koppeling '.repeat(50),
      text: words.repeat(30),
      facts: many({ label: 'Gegeven', value: 'a'.repeat(100) }),
      steps: many('b'.repeat(100)),
      warnings: many('c'.repeat(100)),
      sources: Array.from({ length: 60 }, (_, at) => ({
        document: 'd',
        title: 'Gids',
        publisher: 'VvAA',
        section: `deel ${at}`,
        age: 'van 2025',
      })),
      choices: [
        { label: 'Vraag de helpdesk', message: '/helpdesk' },
        ...many({ label: 'Keuze', message: 'd'.repeat(50) }),
      ],
      files: many({ name: 'datum.ics', type: 'text/calendar', content: '' }),
      feedback: 'f'.repeat(200),
    });
    const userIds = Array.from({ length: 100 }, (_, at) => `29:${'1'.repeat(90)}${at}`);
    const card = renderReply(full, 'r'.repeat(200), { refresh: { userIds } });
    expect(refused(card)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeGreaterThan(20_000);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(24_000);
  });

  it('has no such button in somebody’s own message', () => {
    const own = renderReply(long, '', { inserted: true, refresh: { userIds: [] } });
    const inserted = shown(own);
    expect(own).not.toHaveProperty('refresh');
    expect(inserted).toContain('Dit is niet alles. Vraag Balie zelf naar de rest van de tekst');
    expect(inserted).not.toContain('Lees verder');
  });

  it('says at the end of the dialog that it is full', () => {
    expect(shown(renderWhole(long))).toMatch(/ Dit venster is vol\. Hier staat dus niet alles\./u);
    expect(shown(renderWhole(answer({ text: 'Kort.' })))).toBe(
      'De koppeling kost € 10 per maand Kort.',
    );
  });

  it('has the choices that are no button in the dialog, to be typed', () => {
    const choices = Array.from({ length: 60 }, (_, at) => ({
      label: `Keuze ${at}`,
      message: `vraag ${at}`,
    }));
    const card = renderReply(answer({ choices }), 'ref-1');
    const buttons = actionsOf(card).filter(({ title }) => title.startsWith('Keuze'));
    expect(shown(card)).toContain(`voor ${60 - buttons.length} keuzes.`);
    expect(shown(renderWhole(answer({ choices })))).toContain(
      'U kunt ook dit typen: • Keuze 0: vraag 0',
    );
  });
});

describe('a text that looks like something else', () => {
  it.each([
    '<at>Allen</at>',
    '[klik](https://example.org)',
    '**vet** _schuin_ ~weg~ `code`',
    '# kop',
    '- punt',
    '1. eerste',
    '> citaat',
    '{{DATE(2020-01-01T12:00:00Z, SHORT)}} en {{TIME(2020-01-01T12:00:00Z)}}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template of cards has in it
    '${naam} en $(naam)',
    '&lt;b&gt; & <b>',
    'https://example.org en www.example.org en a@b.nl',
  ])('is shown as it is: %s', (text) => {
    const card = renderReply(
      answer({
        title: text,
        text,
        facts: [{ label: text, value: text }],
        steps: [text],
        warnings: [text],
      }),
      'ref-1',
    );
    expect(shown(card)).toBe(
      `${text} ${text} ${text}: ${text} Let op: ${text} [Hoe is dit berekend?] 1. ${text} [Vraag de helpdesk]`,
    );
    expect(refused(card)).toEqual([]);
    expect(elementsIn(card).filter(({ type }) => type === 'TextBlock')).toEqual([]);
    expect(card.fallbackText).toBe('Balie');
  });

  it('hides nothing and turns nothing around', () => {
    const text = shown(renderReply(answer({ text: 'a\u202eb\u200bc\u0007d' }), 'ref-1'));
    expect(text).toContain('abcd');
  });
});

describe('what a notification shows', () => {
  it('is the title and the first sentence', () => {
    expect(summaryOf(answer({ text: 'Eén zin. Nog een.' }))).toBe(
      'De koppeling kost € 10 per maand. Eén zin.',
    );
  });
});
