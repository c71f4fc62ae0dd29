import { describe, expect, it } from 'vitest';
import { type Offered, renderHome, renderNoHome } from '../../adapters/slack/render/home.ts';
import { HomeView } from '../../adapters/slack/render/limits.ts';
import { factsFrom } from '../../src/bot.ts';
import { CALCULATORS } from '../../src/calculators/list.ts';
import { nextDeadlines } from '../../src/calculators/wijzigingsdata/next-deadlines.ts';
import { milestones } from '../../src/calculators/wijzigingsdata/planning.ts';
import type { Home } from '../../src/front-desk/home.ts';
import { type Actor, type Happening, type Ticket, ticketFrom } from '../../src/helpdesk/ticket.ts';
import { knowledge, library } from '../balie.ts';
import { opened } from '../helpdesk/opened.ts';
import { allButtons, seen } from './seen.ts';

const anna: Actor = { role: 'desk', id: 'noord:anna', name: 'Anna' };
const asker: Actor = { role: 'asker', id: 'slack:T1/U1', name: 'Praktijk Linde' };
const claimed = [anna, { kind: 'claimed' }] as const;
const answered = [anna, { kind: 'answered', text: 'De eigenaar.' }] as const;

function ticket(
  id: string,
  lines: readonly (readonly [Actor, Happening])[] = [],
  question = 'Wie betaalt?',
): Ticket {
  const all = [[asker, { ...opened('noord'), question }] as const, ...lines];
  return ticketFrom(
    id,
    all.map(([by, what], at) => ({ seq: at + 1, at: '2026-11-23T09:00:00.000Z', by, what })),
  );
}
const tickets = (count: number, question?: string): Ticket[] =>
  Array.from({ length: count }, (_, at) => ticket(String(at + 1), [], question));

const context = { rules: knowledge.rules, today: '2026-08-15', ...factsFrom(library) };
const source = {
  document: 'zilveren-kruis',
  title: 'Beleid en contract',
  publisher: 'Zilveren Kruis',
  section: 'Planning',
  age: 'beleid 2026-2027',
};
const empty: Home = {
  planning: {
    deadlines: nextDeadlines(context),
    milestones: milestones(context),
    sources: [source],
  },
  own: [],
  queues: [],
  today: '2026-08-15',
};
const offered: Offered = {
  commands: CALCULATORS,
  examples: ['Wat kost de koppeling bij Futec?'],
};
const home = (more: Partial<Home> = {}, others: Partial<Offered> = {}): HomeView =>
  renderHome({ ...empty, ...more }, { ...offered, ...others });
const planned = (parts: Partial<Home['planning']>): HomeView =>
  home({ planning: { ...empty.planning, ...parts } });
const issues = (view: HomeView): unknown => HomeView.safeParse(view).error?.issues;
const pressed = (view: HomeView): string[] =>
  allButtons(view).map(({ action_id: id, text, value }) => `${id} ${text.text} → ${value}`);

describe('the App Home', () => {
  it('says what Balie can do, with a button for every form', () => {
    const view = home();
    expect(seen(view)).toContain('U kunt bijvoorbeeld vragen: • Wat kost de koppeling bij Futec?');
    expect(pressed(view)).toEqual([
      'form:koppelkosten Koppelkosten → koppelkosten',
      'form:wijzigingsdata Wijzigingsdata → wijzigingsdata',
      'form:open-declaratie Open-declaratie → open-declaratie',
    ]);
    expect(issues(view)).toBeUndefined();
  });

  it('shows what comes next in the planning, and that the source has no year', () => {
    expect(seen(home())).toContain(
      'Eerstvolgende momenten in de planning ' +
        '• uiterlijk 31 augustus: publicatie van de tarieven en rekentools ' +
        '• uiterlijk 30 september: het zorginkoopportaal is open ' +
        '• 12 november: communicatie met verzekerden over gecontracteerde zorg ' +
        'De bron noemt geen jaar. Bron: Beleid en contract (Zilveren Kruis), Planning; beleid 2026-2027.',
    );
  });

  it('shows the next deadlines above the planning, with the warning and the sources', () => {
    expect(seen(home())).toContain(
      'Eerstvolgende uiterste data ' +
        '• 3 september 2026: laatste dag om een wijziging per 1 oktober 2026 aan te vragen (per kwartaal: Taakdelegatie, Praktijkmanagement, POH-GGZ en Vragenlijst) ' +
        '• 4 december 2026: laatste dag om een wijziging per 1 januari 2027 aan te vragen (per halfjaar: Samenwerking rondom kwetsbare ouderen, Behandelwensgesprekken, FTO 2, Digitale triage, Kwaliteit en SMR) ' +
        'De bron noemt de termijn van 4 weken bij aanpassingen met een nieuw tarief. Reken er altijd op. ' +
        'Bron: Beleid en contract (Zilveren Kruis), vraag',
    );
  });

  it('shows four moments at most, and no planning when none comes this year', () => {
    const [first] = milestones({ ...context, today: '2026-01-01' });
    const next = first === undefined ? [] : Array.from({ length: 6 }, () => first);
    expect(seen(planned({ milestones: next })).split('• 1 april:').length - 1).toBe(4);
    const past = planned({ milestones: milestones({ ...context, today: '2026-12-01' }) });
    expect(seen(past)).not.toContain('planning');
    expect(seen(past)).toContain('Eerstvolgende uiterste data');
    expect(seen(past)).not.toContain('— —');
  });

  it('shows no deadlines where the rules give none', () => {
    const view = planned({ deadlines: [] });
    expect(seen(view)).not.toContain('Eerstvolgende uiterste data');
    expect(seen(view)).not.toContain('— —');
    expect(issues(view)).toBeUndefined();
  });

  it('shows own questions in the words of who asked: nothing of who has them at the desk', () => {
    const forwarded: Happening = {
      kind: 'forwarded',
      to: { route: 'menzis', name: 'Menzis' },
      ask: 'intern',
    };
    const view = home({
      own: [
        ticket('1'),
        ticket('2', [claimed]),
        ticket('3', [claimed, [anna, forwarded]]),
        ticket('4', [claimed, answered]),
        ticket('5', [claimed, answered, [anna, { kind: 'closed', why: 'desk', text: '' }]]),
      ],
    });
    expect(seen(view)).toContain(
      'Mijn vragen bij de helpdesk ' +
        'Vraag 1 van 23 november 2026, ligt bij de helpdesk: “Wie betaalt?” ' +
        'Vraag 2 van 23 november 2026, ligt bij de helpdesk: “Wie betaalt?” ' +
        'Vraag 3 van 23 november 2026, de helpdesk vraagt het na bij Menzis: “Wie betaalt?” ' +
        'Vraag 4 van 23 november 2026, is beantwoord: “Wie betaalt?” [Ik ben geholpen] ' +
        'Vraag 5 van 23 november 2026, is gesloten: “Wie betaalt?”',
    );
    expect(seen(view)).not.toMatch(/Anna|intern/u);
    expect(pressed(view)).toContain('choice:4 Ik ben geholpen → /opgelost 4');
  });

  it('shows the queue of every desk that the viewer belongs to', () => {
    const view = home({
      queues: [
        { name: 'Helpdesk Noord', tickets: [ticket('7', [claimed])] },
        { name: 'Helpdesk Zuid', tickets: [] },
      ],
    });
    expect(seen(view)).toContain(
      'Open vragen: Helpdesk Noord vraag 7 · U0 · opgepakt door Anna · Wie betaalt? [Bekijk] — ' +
        'Open vragen: Helpdesk Zuid Er ligt geen open vraag.',
    );
    expect(pressed(view)).toContain('ticket:whole Bekijk → 7');
    expect(seen(home())).not.toContain('Open vragen');
  });

  it('shows the first twenty of a queue, and how many more there are', () => {
    const view = home({ queues: [{ name: 'Noord', tickets: tickets(100) }] });
    const shown = pressed(view).filter((each) => each.startsWith('ticket:whole'));
    expect(shown.length).toBe(20);
    expect(shown[0]).toBe('ticket:whole Bekijk → 1');
    expect(seen(view)).toMatch(/En nog 80 vragen\.$/u);
  });

  it.each([0, 1, 100])('passes the limits with %i questions everywhere', (count) => {
    const long = '<!channel> &lt; *_~` €漢 '.repeat(200).slice(0, 4000);
    for (const question of ['Wie betaalt?', long]) {
      for (const regions of [0, 1, 3, 8, 30]) {
        const queue = { name: long, tickets: tickets(count, question) };
        const view = home(
          {
            own: tickets(count, question),
            queues: Array.from({ length: regions }, () => queue),
          },
          { examples: Array.from({ length: count }, () => question) },
        );
        expect(issues(view)).toBeUndefined();
        expect(JSON.stringify(view)).not.toMatch(/[<>]|"mrkdwn"/u);
      }
    }
    const commands = Array.from({ length: 60 }, () => CALCULATORS).flat();
    expect(issues(home({}, { commands }))).toBeUndefined();
  });

  it('shows a sentence instead of everything where there is nothing to show', () => {
    const view = renderNoHome('Deze werkruimte hoort nog bij geen regio.');
    expect(seen(view)).toBe(
      'Balie, de digitale balie voor huisartsenpraktijken Deze werkruimte hoort nog bij geen regio.',
    );
    expect(issues(view)).toBeUndefined();
  });
});
