import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Settings } from '../../src/helpdesk/region.ts';
import {
  ask,
  ephemeralOf,
  expectNothingRefused,
  keptOf,
  pressAlone,
  told,
  type,
} from './asking-scene.ts';
import { openRealSlack, type RealSlack, SETTINGS } from './real-slack.ts';
import { buttons, seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

describe('/balie', () => {
  it('answers a question at once, for who typed it alone', async () => {
    const answer = await ask(balie, 'wat kost de koppeling bij Futec');
    expect(answer.text).toBe(
      'Wat de ZorgDomein-koppeling bij Futec kost. Futec (onder andere voor MicroHis) rekent voor de koppeling tussen het HIS en ZorgDomein alleen periodieke kosten.',
    );
    expect(seen(answer)).toContain('Per maand: € 2,50 per aanmelding');
    expect(seen(answer)).toContain(
      'Bron: Voorbereiden koppeling (ZorgDomein), alinea over Futec; tekst zonder datum.',
    );
    expect(Object.values(buttons(answer)).map((each) => each.split(' → ')[0])).toEqual([
      'Deel in kanaal',
      'Futec: geen eenmalige kosten voor de koppeling',
      'Futec stuurt vooraf geen offerte',
      'Ja',
      'Nee',
      'Vraag de helpdesk',
    ]);
    expect(balie.slack.calls).toEqual([]);
  });

  it('takes a next question as going on from the one before, of the same person', async () => {
    await ask(balie, 'wat kost de koppeling bij Futec');
    const next = await ask(balie, 'en bij RAM-IT?');
    expect(next.text).toContain('Wat de ZorgDomein-koppeling bij RAM-IT kost.');
    const amount = await ask(balie, 'en voor 3 praktijken over 2 jaar?');
    expect(amount.text).toContain('Koppelkosten RAM-IT voor 24 maanden: € 252,00');
    const another = { user_id: 'U2', user_name: 'de.eik' };
    const others = await ask(balie, 'en voor 3 praktijken over 2 jaar?', another);
    expect(others.text).not.toContain('RAM-IT');
  });

  it('says what it can do when nothing is typed behind it', async () => {
    const help = await ask(balie, '');
    expect(help.text).toBe(
      'Dit kan Balie voor u doen. Ik ben Balie, de digitale balie voor huisartsenpraktijken.',
    );
    expect(seen(help)).toContain('koppelkosten futec 3 praktijken 24 maanden');
    expect(seen(help)).toContain('[Wat kost de koppeling bij Futec?]');
  });

  it('says that an answer is not there, with the way to the helpdesk', async () => {
    const nothing = await ask(balie, 'Krijgen wij subsidie voor een fietsenstalling?');
    expect(nothing.text).toBe('Daar ga ik niet over. Hierover staat niets in mijn documenten.');
    expect(Object.keys(buttons(nothing))).toEqual(['helpdesk']);
  });

  it('refuses a text of more than 4000 characters', async () => {
    const refused = await ask(balie, 'a'.repeat(4001));
    expect(refused.text).toBe('Uw tekst is te lang (meer dan 4000 tekens); maak de tekst korter.');
  });

  it('reads the words that somebody typed out of what Slack makes of them', async () => {
    const amounts = await ask(
      balie,
      'koppelkosten <https://www.futec.example|Futec> <@U1> <@U2|de.eik> 12 maanden &amp; 3 praktijken',
    );
    expect(amounts.text).toContain('Koppelkosten Futec voor 12 maanden: € 90,00');
    expectNothingRefused(balie);
  });

  it('repeats what somebody typed as words, so that it calls nobody', async () => {
    const nothing = await ask(balie, 'Krijgen wij &lt;!channel&gt; R&amp;D een fietsenstalling?');
    const opened = await told(balie, await pressAlone(balie, nothing, 'Vraag de helpdesk'));
    const question = 'Krijgen wij &lt;!channel&gt; R&amp;D een fietsenstalling?';
    expect(JSON.stringify(opened)).toContain(`Uw vraag: “${question}”`);
    const card = await balie.slack.waitFor(() => balie.slack.messagesIn('CDESK')[0], 'the card');
    expect(JSON.stringify(card)).toContain(question);
  });
});

describe('personal data in a question', () => {
  it('stays out of the store, the log and every call to Slack, and is told to the person', async () => {
    const answer = await ask(
      balie,
      'wat kost de koppeling bij Futec voor bsn 123456782, bel <tel:0612345678|06 12345678>',
    );
    expect(seen(answer)).toContain(
      'Let op: Uw bericht bevat gegevens van een persoon, zoals een naam, geboortedatum of BSN. Ik bewaar die niet en stuur ze niet door.',
    );
    await balie.settle();
    const kept = await balie.store.transaction(async ({ people, questions }) => [
      await people.export('slack:T1/U1'),
      await questions.between(['noord'], '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'),
    ]);
    const everything = JSON.stringify([kept, balie.lines, balie.slack.calls, answer]);
    expect(everything).toContain('Futec');
    expect(everything).not.toContain('123456782');
    expect(everything).not.toContain('12345678');
  });

  it('answers nothing where it cannot be left out', async () => {
    const refused = await ask(balie, 'Mag Jan de Vries, bsn 123456782, naar de fysio?');
    expect(refused.text).toContain('Deel geen gegevens van patiënten.');
    expect(JSON.stringify([refused, balie.lines])).not.toMatch(/123456782|Vries/u);
  });
});

describe('a command that is none of Balie’s', () => {
  it('is answered with those that are', async () => {
    const unknown = await ask(balie, 'vandaag', {}, '/weer');
    expect(unknown.text).toBe(
      'De opdracht /weer ken ik niet. Kies uit: /balie, /koppelkosten, /wijzigingsdata, /open-declaratie.',
    );
  });
});

describe('a place of no region', () => {
  const settings = Settings.parse({
    ...SETTINGS,
    regions: SETTINGS.regions.map((region) => ({
      ...region,
      places: [{ platform: 'slack', workspace: 'T1', channel: 'CPRAK' }],
    })),
  });
  let narrow: RealSlack;
  beforeEach(async () => {
    narrow = await openRealSlack({ settings });
  });
  afterEach(() => narrow.close());

  it.each([['/balie', 'wat kost de koppeling bij Futec'] as const, ['/koppelkosten', ''] as const])(
    'gets one sentence for %s %s, and nothing is kept',
    async (command, text) => {
      const { body } = await type(narrow, command, text, { channel_id: 'CELSE' });
      expect(ephemeralOf(body).text).toBe(
        'Deze plek hoort bij geen regio van Balie. Vraag uw beheerder om deze plek toe te voegen.',
      );
      expect(narrow.slack.calls).toEqual([]);
      expect(await keptOf(narrow)).toEqual([]);
    },
  );

  it('does not keep a place of a region from being answered', async () => {
    const answer = await ask(narrow, 'wat kost de koppeling bij Futec', { channel_id: 'CPRAK' });
    expect(answer.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost');
  });
});
