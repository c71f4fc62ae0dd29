import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  expectNothingRefused,
  filled,
  send,
  submit,
  told,
  typed,
  updated,
  windowOf,
} from './asking-scene.ts';
import { openRealSlack, type RealSlack } from './real-slack.ts';
import { buttons, seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

/** What a colleague wrote, and somebody else chooses something of. */
const menuOf = (callback: string, text: string) =>
  balie.payloads.messageShortcut({
    callback_id: callback,
    user: { id: 'U2', username: 'de.eik', name: 'de.eik' },
    message: { user: 'U1', text },
  });

describe('“Vraag Balie” on a message', () => {
  it('answers its text, for who chose it alone', async () => {
    const asked = await send(balie, menuOf('ask', 'wat kost de koppeling bij Futec'));
    const answer = await told(balie, asked);
    expect(answer.text).toContain('Wat de ZorgDomein-koppeling bij Futec kost.');
    expect(Object.values(buttons(answer))[0]).toContain('Deel in kanaal');
    expect(balie.slack.calls).toEqual([]);
    expect(balie.slack.responses).toHaveLength(1);
  });

  it('of a message with a patient’s data answers without it, and keeps and repeats none of it', async () => {
    const text = 'wat kost de koppeling bij Futec voor bsn 123456782';
    const answer = await told(balie, await send(balie, menuOf('ask', text)));
    expect(seen(answer)).toContain('Verwijder het bericht');
    const kept = await balie.store.transaction(({ people }) => people.export('slack:T1/U2'));
    const everything = JSON.stringify([kept, answer, balie.lines, balie.slack.calls]);
    expect(everything).toContain('Futec');
    expect(everything).not.toContain('123456782');
  });

  it('of a message without words says that there is no question', async () => {
    const answer = await told(balie, await send(balie, menuOf('ask', '<@U3>')));
    expect(answer.text).toContain('Ik zie geen vraag.');
  });
});

describe('“Naar de helpdesk” on a message', () => {
  it('opens a window with its text, which is edited and becomes a card at the desk', async () => {
    const text =
      'Wie weet of wij &lt;subsidie&gt; krijgen voor een <https://fiets.example|fietsenstalling>?';
    const opened = await windowOf(balie, await send(balie, menuOf('handover', text)));
    expect(seen(opened.view)).toContain(
      'Uw vraag aan de helpdesk: {Wie weet of wij <subsidie> krijgen voor een fietsenstalling?}',
    );
    const values = filled({ text: typed('Krijgen wij subsidie voor een fietsenstalling?') });
    const user = { id: 'U2', username: 'de.eik', name: 'de.eik' };
    const answer = updated(await submit(balie, opened, values, { user }));
    expect(seen(answer)).toContain('Uw vraag ligt bij Helpdesk Noord (vraag 1)');
    expect(seen(answer)).toContain('Uw vraag: “Krijgen wij subsidie voor een fietsenstalling?”');
    expect(seen(answer)).toContain('Ik stuur u het antwoord zodra het er is.');

    const card = await balie.slack.waitFor(() => balie.slack.messagesIn('CDESK')[0], 'the card');
    expect(seen(card)).toContain('Krijgen wij subsidie voor een fietsenstalling?');
    expect(seen(card)).toContain('<@U2>');
    expectNothingRefused(balie);
  });

  it('opens the window without what the message has of a patient', async () => {
    const text = 'Mag Jan de Vries, bsn 123456782, een koppeling bij Futec?';
    const { view } = await windowOf(balie, await send(balie, menuOf('handover', text)));
    expect(seen(view)).toContain('een koppeling bij Futec?}');
    expect(seen(view)).toContain('Haal gegevens van patiënten weg voor u de vraag verstuurt.');
    expect(JSON.stringify([balie.slack.calls, balie.lines])).not.toMatch(/123456782|Vries/u);
  });

  it('says so at the text when nothing is left to ask', async () => {
    const opened = await windowOf(balie, await send(balie, menuOf('handover', 'help')));
    const { body } = await submit(balie, opened, filled({ text: typed('???') }));
    expect(body).toEqual({
      response_action: 'errors',
      errors: { text: 'Ik zie geen vraag; schrijf de vraag erbij in gewone woorden.' },
    });
  });

  it('tells who chose it when the window came too late', async () => {
    const late = balie.payloads.messageShortcut({
      callback_id: 'handover',
      trigger_id: balie.slack.newTrigger({ expired: true }),
    });
    const sentence = await told(balie, await send(balie, late));
    expect(sentence.text).toBe(
      'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.',
    );
  });
});
