import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Message } from '../../adapters/slack/render/limits.ts';
import { Settings } from '../../src/helpdesk/region.ts';
import {
  expectNothingRefused,
  filled,
  picked,
  pressIn,
  responsesTo,
  submit,
  told,
  type as typeCommand,
  typed,
  updated,
} from './asking-scene.ts';
import type { JsonObject } from './fake-slack/json.ts';
import type { OpenView } from './fake-slack/world.ts';
import { openRealSlack, type RealSlack, SETTINGS } from './real-slack.ts';
import { seen } from './seen.ts';

let balie: RealSlack;
beforeEach(async () => {
  balie = await openRealSlack();
});
afterEach(() => balie.close());

/** A command without words behind it: what Slack sent, and the window that it opened. */
async function openForm(
  command: string,
  at = balie,
): Promise<{ typed: JsonObject; form: OpenView }> {
  const typed = at.payloads.slashCommand({ command, text: '' });
  const answer = await at.sender.command(typed);
  expect(answer).toMatchObject({ status: 200, body: '' });
  const form = await at.slack.waitFor(
    () => [...at.slack.views.values()].find(({ trigger }) => trigger === typed.trigger_id),
    'the form',
  );
  return { typed, form };
}

const FUTEC = filled({
  vendor: picked('Futec'),
  months: typed('12'),
  practices: typed(null),
});
const RAM_IT = filled({ vendor: picked('RAM-IT'), months: typed(null), practices: typed(null) });

describe('the command of a calculation with nothing behind it', () => {
  it.each([
    ['/koppelkosten', 'Koppelkosten', 'Leverancier'],
    ['/wijzigingsdata', 'Wijzigingsdata', 'Gewenste startdatum:'],
    ['/open-declaratie', 'Open-declaratie', 'Ingeschreven patiënten:'],
  ])('%s opens its form', async (command, title, field) => {
    const { form } = await openForm(command);
    expect(form.view.title.text).toBe(title);
    expect(form.view.submit?.text).toBe('Bereken');
    expect(seen(form.view)).toContain(field);
    expectNothingRefused(balie);
  });

  it('says so when the form came too late', async () => {
    const trigger = balie.slack.newTrigger({ expired: true });
    const late = balie.payloads.slashCommand({
      command: '/koppelkosten',
      text: '',
      trigger_id: trigger,
    });
    await balie.sender.command(late);
    expect((await told(balie, late)).text).toBe(
      'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.',
    );
  });

  it('opens one form, also when Slack sends the command twice', async () => {
    const { typed: command } = await openForm('/koppelkosten');
    await balie.sender.command(command);
    expect((await told(balie, command)).text).toBe(
      'Het venster ging niet open, omdat het te lang duurde. Probeer het nog een keer.',
    );
    expect(balie.slack.views.size).toBe(1);
  });

  it('says so when Slack cannot open windows now', async () => {
    balie.slack.fault('views.open', { ratelimited: 30 });
    const command = balie.payloads.slashCommand({ command: '/koppelkosten', text: '' });
    await balie.sender.command(command);
    expect((await told(balie, command)).text).toBe(
      'Het venster ging niet open. Probeer het opnieuw.',
    );
  });
});

describe('a form that is sent in', () => {
  it('shows the result in the same window, under what was filled in', async () => {
    const { form } = await openForm('/koppelkosten');
    const view = updated(await submit(balie, form, FUTEC));
    expect(seen(view)).toContain('Koppelkosten Futec voor 12 maanden: € 30,00');
    expect(seen(view)).toContain('2. 12 maanden × € 2,50 = € 30,00.');
    expect(seen(view)).toContain('{Futec}');
    expect(seen(view)).toContain('{12}');
    expect(seen(view)).toContain('[Deel in kanaal]');
    expectNothingRefused(balie);
  });

  it('shows what is wrong with a value, and the next try its result', async () => {
    const { form } = await openForm('/open-declaratie');
    const wrong = filled({ patients: typed('veel'), year: typed('2021') });
    const refused = updated(await submit(balie, form, wrong));
    expect(seen(refused)).toContain(
      "Het aantal ingeschreven patiënten moet een heel getal van 0 of meer zijn; ik las 'veel'.",
    );
    const right = filled({ patients: typed('2.350'), year: typed('2021') });
    const result = updated(await submit(balie, { ...form, view: refused }, right));
    expect(seen(result)).toContain('OPEN-declaratie 2021: € 6.650,50 eenmalig');
    expect(seen(result)).not.toContain('Ik kan dit nog niet berekenen');
  });

  it('calculates again for a choice under the result, in the same window', async () => {
    const { form } = await openForm('/koppelkosten');
    const first = updated(await submit(balie, form, RAM_IT));
    expect(seen(first)).toContain('Koppelkosten RAM-IT: € 3,50 per maand');
    await pressIn(balie, { id: form.id, view: first }, 'Nog 8 maanden', RAM_IT);
    const view = await balie.slack.waitFor(() => {
      const now = balie.slack.views.get(form.id)?.view;
      return now !== undefined && seen(now).includes('€ 28,00') && now;
    }, 'the result of the choice');
    expect(seen(view)).toContain('Koppelkosten RAM-IT voor 8 maanden: € 28,00');
    expect(seen(view)).not.toContain('Koppelkosten RAM-IT: € 3,50 per maand');
    expect(seen(view)).toContain('[Deel in kanaal]');
    expect(balie.slack.responses).toEqual([]);
    expectNothingRefused(balie);
  });
});

describe('“Deel in kanaal” in a form', () => {
  /** A form with its result. */
  async function calculated(at = balie) {
    const { typed: command, form } = await openForm('/koppelkosten', at);
    const view = updated(await submit(at, form, FUTEC));
    return { command, form: { id: form.id, view } };
  }

  it('shows the result once in the channel in which the command was typed, with who shared it', async () => {
    const { command, form } = await calculated();
    await pressIn(balie, form, 'Deel in kanaal', FUTEC);
    const body = await balie.slack.waitFor(() => responsesTo(balie, command)[0], 'the result');
    expect(body).toMatchObject({ response_type: 'in_channel' });
    const shared = Message.parse({ text: body.text, blocks: body.blocks });
    expect(shared.text).toContain('Koppelkosten Futec voor 12 maanden: € 30,00.');
    expect(seen(shared)).toContain('Gedeeld door de.linde.');

    await pressIn(balie, form, 'Deel in kanaal', FUTEC);
    await balie.settle();
    expect(balie.slack.responses).toHaveLength(1);
    expectNothingRefused(balie);
  });

  it('says so when the form stood open for more than half an hour', async () => {
    const { form } = await calculated();
    balie.setClock('2026-11-23T09:30:00.000Z');
    const share = await pressIn(balie, form, 'Deel in kanaal', FUTEC);
    const { view } = await balie.slack.waitFor(
      () => [...balie.slack.views.values()].find(({ trigger }) => trigger === share.trigger_id),
      'a window that says why',
    );
    expect(seen(view)).toContain(
      'Dit venster is te lang open om nog te delen. Typ de opdracht opnieuw in het kanaal en deel daar het antwoord.',
    );
    await balie.settle();
    expect(balie.slack.responses).toEqual([]);
    expectNothingRefused(balie);
  });

  it('is given up, and no concern of the desk, when Slack does not take it any more', async () => {
    const { form } = await calculated();
    balie.slack.expireResponseUrls();
    await pressIn(balie, form, 'Deel in kanaal', FUTEC);
    await vi.waitFor(() => expect(balie.log).toContain('delivery.failed'));
    await balie.settle();
    expect(balie.slack.messagesIn('CDESK')).toEqual([]);
    expect(balie.slack.responses).toEqual([]);
  });

  it('knows the region of the channel in which the form was opened', async () => {
    const settings = Settings.parse({
      regions: SETTINGS.regions.map((region) => ({
        ...region,
        places: [{ platform: 'slack', workspace: 'T1', channel: 'CPRAK' }],
      })),
    });
    const narrow = await openRealSlack({ settings });
    try {
      const { command, form } = await calculated(narrow);
      await pressIn(narrow, form, 'Deel in kanaal', FUTEC);
      await narrow.slack.waitFor(() => responsesTo(narrow, command)[0], 'the result');
    } finally {
      await narrow.close();
    }
  });
});

describe('a form’s command in a place of no region', () => {
  it('opens nothing', async () => {
    const settings = Settings.parse({
      regions: SETTINGS.regions.map((region) => ({
        ...region,
        places: [{ platform: 'slack', workspace: 'T9' }],
      })),
    });
    const narrow = await openRealSlack({ settings });
    try {
      const { body } = await typeCommand(narrow, '/koppelkosten');
      expect(JSON.stringify(body)).toContain('Deze plek hoort bij geen regio van Balie.');
      expect(narrow.slack.calls).toEqual([]);
    } finally {
      await narrow.close();
    }
  });
});
