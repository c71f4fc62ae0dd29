import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseArticle } from '../../adapters/knowledge/parse-article.ts';
import { COMMAND } from '../balie.ts';
import { balie, newFolder, type Ran } from './run.ts';

const Shown = z.object({
  id: z.string(),
  state: z.string(),
  route: z.string(),
  urgency: z.enum(['U0', 'U1', 'U2', 'U3', 'U4']),
  question: z.string(),
  owner: z.object({ name: z.string() }).nullable(),
  article: z.string().nullable(),
  party: z.object({ name: z.string() }).nullable(),
});
const shown = ({ out }: Ran): z.infer<typeof Shown> => Shown.parse(JSON.parse(out));

/** The desk of one folder: `as('Anna', 'claim', '1')`. */
function deskIn(folder: string) {
  return {
    run: (...args: string[]) => balie(args, { folder }),
    as: (name: string, ...args: string[]) =>
      balie(['tickets', ...args, '--as', name, '--json'], { folder }),
  };
}

const refused = (sentence: string): Ran => ({ code: 1, out: '', err: `${sentence}\n` });

const QUESTION = 'Wat kost de fietsenstalling van de huisartsenpost?';
const ANSWER = 'De fietsenstalling is gratis.';

describe('a question at the helpdesk, in the terminal', () => {
  const folder = newFolder();
  const { run, as } = deskIn(folder);

  it('goes from question to answer', async () => {
    const opened = shown(await run('handover', QUESTION, '--json', '--as', 'De Linde'));
    expect(opened).toMatchObject({
      id: '1',
      state: 'open',
      route: 'helpdesk',
      urgency: 'U0',
      question: QUESTION,
    });
    expect(await as('Anna', 'answer', '1', ANSWER)).toEqual(
      refused('Niemand heeft vraag 1 nog; pak de vraag eerst op.'),
    );
    expect(shown(await as('Anna', 'claim', '1')).owner).toEqual({ name: 'Anna' });
    expect(await as('Bea', 'claim', '1')).toEqual(refused('Anna heeft vraag 1 al.'));
    expect(shown(await as('Anna', 'assign', '1', 'Bea')).state).toBe('assigned');
    expect(shown(await as('Bea', 'forward', '1', '--to', 'zorgdomein'))).toMatchObject({
      state: 'forwarded',
      party: { name: 'ZorgDomein' },
    });
    expect(shown(await as('Bea', 'answer', '1', ANSWER)).state).toBe('answered');
    const listed = await run('tickets', 'list', '--json');
    expect(z.array(Shown).parse(JSON.parse(listed.out))).toMatchObject([
      { id: '1', state: 'answered' },
    ]);
  });

  it('shows the answer to the asker alone, under the question, and takes "Opgelost"', async () => {
    const other = await balie(['--as', 'De Eik'], { folder, typed: 'stop\n' });
    expect(other.out).not.toContain(ANSWER);
    const { out } = await balie(['--as', 'De Linde'], { folder, typed: '1\nstop\n' });
    expect(out).toContain(
      `Antwoord van Helpdesk op vraag 1\n\nUw vraag: “${QUESTION}”\n\n${ANSWER}`,
    );
    expect(out).toContain('Mooi, vraag 1 is gesloten');
    expect(shown(await run('tickets', 'show', '1', '--json')).state).toBe('closed');
  });

  it('keeps the answer as knowledge, which the next asker gets at once', async () => {
    const saved = await as(
      'Bea',
      'save',
      '1',
      '--until',
      '2099-12-31',
      '--source',
      'de huisregels',
    );
    expect(shown(saved).article).toBe('helpdesk-1');
    const next = await run('ask', 'wat kost een fietsenstalling bij de HAP');
    expect(next.out).toContain(ANSWER);
    expect(next.out).toMatch(/Bron: Antwoord van de helpdesk \(Helpdesk\), vraag 1; antwoord van/u);
    expect(await as('Bea', 'save', '1')).toEqual(
      refused('Het antwoord op vraag 1 is al bewaard als helpdesk-1.'),
    );
  });

  it('writes a saved answer as an article that the knowledge base can read', async () => {
    expect((await run('knowledge', 'export', 'kennis')).out).toBe('kennis/helpdesk-1.md\n');
    const file = path.join(folder, 'kennis', 'helpdesk-1.md');
    expect(parseArticle(readFileSync(file, 'utf8'), file)).toMatchObject({
      value: {
        meta: { id: 'helpdesk-1', questions: { antwoord: [QUESTION] } },
        sections: [
          {
            id: 'antwoord',
            text: ANSWER,
            place: 'antwoord van Helpdesk op vraag 1, op grond van de huisregels',
          },
        ],
      },
    });
  });

  it('tells in the report what was asked and how long it took', async () => {
    const { out } = await run('report', '--json');
    expect(JSON.parse(out)).toMatchObject({
      questions: 2,
      handedOver: 1,
      tickets: { opened: 1, answered: 1, closed: 1 },
    });
    expect((await run('report')).out).toContain('Nieuw: 1, beantwoord: 1, gesloten: 1');
  });

  it('gives and forgets what is kept of somebody', async () => {
    const before = await run('export', 'De Linde');
    expect(before.out).toContain(QUESTION);
    expect((await run('forget', 'De Linde')).out).toContain('terminal:de linde is vergeten.');
    const after = await run('export', 'De Linde');
    expect(after.out).not.toContain(QUESTION);
    expect(shown(await run('tickets', 'show', '1', '--json')).question).toBe('[verwijderd]');
    expect((await run('forget', 'De Linde')).out).toBe('Over De Linde is niets bewaard.\n');
  });
});

describe('what is refused, in one sentence and with exit code 1', () => {
  const { run, as } = deskIn(newFolder());

  it('forwarding to the helpdesk itself, or to nobody', async () => {
    await run('handover', QUESTION);
    await as('Anna', 'claim', '1');
    expect(await as('Anna', 'forward', '1', '--to', 'helpdesk')).toEqual(
      refused('De vraag ligt al bij de helpdesk; noem een partij buiten de helpdesk.'),
    );
    expect(await as('Anna', 'forward', '1', '--to', '')).toEqual(
      refused('Noem achter --to naar wie de vraag gaat.'),
    );
    await as('Anna', 'close', '1', 'een proef');
  });

  it.each([
    ['a ticket that is not there', ['tickets', 'show', '9'], 'Vraag 9 bestaat niet.'],
    [
      'an act without a name',
      ['tickets', 'claim', '9'],
      'Noem uw naam met --as, bijvoorbeeld: --as Anna.',
    ],
    [
      'an unknown act',
      ['tickets', 'eet', '9'],
      '"eet" ken ik niet. Kies uit: list, show, messages, claim, assign, answer, forward, close, reopen, save.',
    ],
    [
      'an empty question',
      ['handover', ' '],
      'Typ een vraag, bijvoorbeeld: balie handover "Wie betaalt de koppeling bij een overname?"',
    ],
    [
      'a medical question',
      ['handover', 'Mijn kind heeft koorts, hoeveel paracetamol mag het?'],
      'Dit is een medische vraag. De helpdesk beantwoordt die niet; volg het protocol van uw eigen praktijk of overleg met de huisarts.',
    ],
  ])('%s', async (_, args, sentence) => {
    expect(await run(...args)).toEqual(refused(sentence));
  });

  it('personal data in what the desk keeps, and never repeats it', async () => {
    await run('handover', QUESTION);
    await as('Anna', 'claim', '2');
    expect(await as('Anna', 'answer', '2', 'Het BSN is 123456782.')).toEqual(
      refused(
        'Ik heb niets bewaard of verstuurd, want uw tekst bevat een BSN; haal dat eerst weg.',
      ),
    );
    await as('Anna', 'answer', '2', 'Bel mevrouw Nepnaam op 020-4715282.');
    expect((await as('Anna', 'save', '2')).code).toBe(1);
    expect((await run('ask', QUESTION)).out).not.toContain('Nepnaam');
  });

  it('takes personal data out of a question, and tells the desk that it was there', async () => {
    const opened = await run('handover', 'Geldt OPEN ook voor BSN 123456782?', '--json');
    expect(opened.out).not.toContain('123456782');
    expect(shown(opened)).toMatchObject({ urgency: 'U4', route: 'helpdesk' });
    expect(shown(opened).question).toContain('[bsn]');
  });
});

describe('regions', () => {
  const folder = newFolder();
  const { run, as } = deskIn(folder);
  writeFileSync(
    path.join(folder, 'balie.yaml'),
    `regions:
  - id: noord
    name: Regio Noord
    desk: { name: Helpdesk Noord, platform: local, members: [{ name: Anna }] }
    places: [{ platform: terminal }]
    knowledge: kennis-noord
  - id: zuid
    name: Regio Zuid
    desk: { name: Helpdesk Zuid, platform: local, members: [{ name: Cees }] }
    places: [{ platform: slack, workspace: T1 }]
`,
  );

  mkdirSync(path.join(folder, 'kennis-noord', 'afspraken'), { recursive: true });
  writeFileSync(
    path.join(folder, 'kennis-noord', 'sources.yaml'),
    `- id: afspraken
  title: Regionale afspraken
  publisher: Regio Noord
  age: tekst uit 2026
  valid: { from: 2026-01-01, until: open }
  standing: current
  about: wat de praktijken in de regio samen regelen
  example: Wie regelt de poetsploeg?
`,
  );
  writeFileSync(
    path.join(folder, 'kennis-noord', 'afspraken', 'poetsploeg.md'),
    `---
id: poetsploeg
title: De poetsploeg
source: afspraken
valid: { from: 2026-01-01, until: open }
standing: current
audience: [praktijk]
route: helpdesk
questions:
  regelen: [Wie regelt de poetsploeg?]
---

## Wie de poetsploeg regelt {#regelen}

Het regiokantoor regelt de poetsploeg.

Bron: afspraak 3
`,
  );

  it('have knowledge of their own, which only their people get', async () => {
    const own = await run('ask', 'Wie regelt de poetsploeg?');
    expect(own.out).toContain('Het regiokantoor regelt de poetsploeg.');
    expect(own.out).toContain(
      'Bron: Regionale afspraken (Regio Noord), afspraak 3; tekst uit 2026.',
    );
    const other = await run('ask', 'Wie regelt de poetsploeg?', '--region', 'zuid');
    expect(other.out).not.toContain('regiokantoor');
    expect((await run('knowledge', 'check')).out).toContain('Regio Noord: 1 sectie, in orde.');
  });

  it('show nobody the tickets and answers of another region', async () => {
    await run('handover', QUESTION, '--region', 'zuid');
    expect(JSON.parse((await run('tickets', 'list', '--as', 'Anna', '--json')).out)).toEqual([]);
    expect(await as('Anna', 'claim', '1')).toEqual(refused('Vraag 1 bestaat niet.'));
    expect(await as('Dirk', 'claim', '1')).toEqual(refused('Dirk hoort niet bij de helpdesk.'));
    await as('Cees', 'claim', '1');
    await as('Cees', 'answer', '1', ANSWER);
    await as('Cees', 'save', '1');
    expect((await run('ask', QUESTION, '--region', 'zuid')).out).toContain(ANSWER);
    expect((await run('ask', QUESTION)).out).not.toContain(ANSWER);
    expect(await run('answers', 'withdraw', 'helpdesk-1', '--as', 'Anna')).toEqual(
      refused('Antwoord helpdesk-1 bestaat niet, of is ingetrokken.'),
    );
  });
});

describe('what is wrong with the set-up', () => {
  it('names file and line of every fault in balie.yaml', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'balie.yaml'), 'regions:\n  - id: Noord!\n    naam: x\n');
    const { code, err } = await balie(['tickets', 'list'], { folder });
    expect(code).toBe(1);
    expect(err).toContain(
      'balie.yaml:2: regions.0.id: een id bestaat uit kleine letters, cijfers en koppeltekens',
    );
    expect(err).not.toContain('    at ');
  });

  it('says that a folder cannot be used, and still answers questions', async () => {
    const env = { BALIE_DATA: '/etc/hostname/data' };
    expect(await balie(['tickets', 'list'], { env })).toEqual(
      refused('De database kan niet geopend worden. Controleer de map in BALIE_DATA.'),
    );
    const asked = await balie(['ask', 'wat kost Futec'], { env });
    expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('€ 2,50') });
    expect(asked.err).toContain('ik bewaar de vraag niet');
  });

  it('says that an address of a database is none', async () => {
    const env = { DATABASE_URL: 'mysql://somewhere' };
    expect(await balie(['tickets', 'list'], { env })).toEqual(
      refused('DATABASE_URL moet beginnen met postgres://.'),
    );
  });
});

describe('balie work', () => {
  it('serves the same store beside other commands, and stops when it is told to', async () => {
    const folder = newFolder();
    const { run, as } = deskIn(folder);
    const server = spawn(process.execPath, [COMMAND, 'work'], { cwd: folder, env: {} });
    const ended = new Promise((resolve) => server.on('close', resolve));
    await run('handover', QUESTION);
    await as('Anna', 'claim', '1');
    expect(shown(await as('Anna', 'answer', '1', ANSWER)).state).toBe('answered');
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
